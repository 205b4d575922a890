using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace TwitterEvents.Management.Tests;

/// <summary>Tokens in files: whole or as before, whenever the process ends; and nobody else reads them.</summary>
public sealed class FolderTokenStoreTests : IDisposable
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    private static readonly UserTokens Ada = new("42", "access-token-of-ada") { RefreshToken = "refresh-token-of-ada", Scopes = ["dm.read"], ExpiresAt = new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero) };

    private readonly string folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
    private readonly EphemeralDataProtectionProvider keys = new();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task What_is_stored_another_process_reads()
    {
        Assert.True(await Store().TryReplaceAsync("42", null, Ada, Token));

        var stored = await Store().FindAsync("42", Token);

        Assert.Equal(Ada with { Scopes = [] }, stored!.Tokens with { Scopes = [] });
        Assert.Equal(Ada.Scopes, stored.Tokens.Scopes);
        Assert.Equal(["42"], await Store().ListAsync(Token));
    }

    [Fact]
    public async Task It_is_replaced_only_as_it_was_read()
    {
        var store = Store();
        await store.TryReplaceAsync("42", null, Ada, Token);
        var read = await store.FindAsync("42", Token);

        Assert.False(await store.TryReplaceAsync("42", null, Ada, Token));
        Assert.True(await store.TryReplaceAsync("42", read!.Version, Ada, Token));
        Assert.False(await store.TryReplaceAsync("42", read.Version, Ada, Token));
        Assert.False(await store.TryReplaceAsync("42", read.Version, null, Token));
        Assert.True(await store.TryReplaceAsync("42", (await store.FindAsync("42", Token))!.Version, null, Token));
        Assert.Null(await store.FindAsync("42", Token));
    }

    [Fact]
    public async Task Of_many_that_replace_it_at_once_one_does()
    {
        await Store().TryReplaceAsync("42", null, Ada, Token);
        var version = (await Store().FindAsync("42", Token))!.Version;

        var done = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => Store().TryReplaceAsync("42", version, Ada, Token).AsTask(), Token)));

        Assert.Single(done, static isDone => isDone);
    }

    /// <summary>A process that ends while it writes leaves the beginning of a file beside the old one.</summary>
    [Fact]
    public async Task Wherever_the_process_ended_the_old_tokens_stand_and_new_ones_can_be_stored()
    {
        var store = Store();
        await store.TryReplaceAsync("42", null, Ada, Token);
        var whole = await File.ReadAllBytesAsync(Path.Combine(folder, "42.tokens"), Token);
        for (var length = 0; length <= whole.Length; length += 7)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, "42.tokens.new"), whole[..length], Token);

            var stored = await store.FindAsync("42", Token);
            Assert.Equal(Ada.RefreshToken, stored!.Tokens.RefreshToken);
            Assert.True(await store.TryReplaceAsync("42", stored.Version, Ada, Token));
            Assert.Equal(["42"], await store.ListAsync(Token));
        }
    }

    [Fact]
    public async Task Nobody_else_reads_them()
    {
        await Store().TryReplaceAsync("42", null, Ada, Token);

        var text = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(Path.Combine(folder, "42.tokens"), Token));
        Assert.DoesNotContain("of-ada", text, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            Assert.Equal(Owner | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
            foreach (var path in Directory.EnumerateFiles(folder))
            {
                Assert.Equal(Owner, File.GetUnixFileMode(path));
            }
        }
    }

    [Fact]
    public async Task With_other_keys_the_sentence_says_what_to_keep()
    {
        await Store().TryReplaceAsync("42", null, Ada, Token);

        var error = await Assert.ThrowsAsync<TwitterCredentialsException>(
            async () => await new FolderTokenStore(folder, new EphemeralDataProtectionProvider(), TimeProvider.System).FindAsync("42", Token));

        Assert.StartsWith($"The tokens of user 42 in {folder} cannot be read: they were protected with other keys, or the file is damaged.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../42")]
    [InlineData("")]
    [InlineData("42/43")]
    public async Task An_id_leads_nowhere_else(string userId) =>
        await Assert.ThrowsAsync<ArgumentException>(async () => await Store().FindAsync(userId, Token));

    private FolderTokenStore Store() => new(folder, keys, TimeProvider.System);
}
