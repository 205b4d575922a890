using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.DataProtection;

namespace TwitterEvents.Management.Tests;

/// <summary>Processes that store tokens, and are killed at any moment.</summary>
public sealed class KilledTokenWriterTests : IDisposable
{
    private const int Rounds = 20;
    private const string User = "815";

    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("twitter-events-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task What_was_stored_stands_whenever_a_process_is_killed()
    {
        var random = new Random(20261129);
        var keys = folder.CreateSubdirectory("keys");
        var tokens = Path.Combine(folder.FullName, "tokens");
        var store = new FolderTokenStore(
            tokens, DataProtectionProvider.Create(keys, static builder => builder.SetApplicationName("token-writer")), TimeProvider.System);
        var last = 0;
        for (var round = 0; round < Rounds; round++)
        {
            using var writer = Start(tokens, keys.FullName);

            // It has written this often, and writes: to know more would be to know what it is about.
            for (var lines = random.Next(1, 8); lines > 0; lines--)
            {
                last = int.Parse((await writer.StandardOutput.ReadLineAsync(Token))!, CultureInfo.InvariantCulture);
            }

            for (var spins = random.Next(20_000); spins > 0; spins--)
            {
                Thread.SpinWait(10);
            }

            writer.Kill();
            var rest = await writer.StandardOutput.ReadToEndAsync(Token);
            await writer.WaitForExitAsync(Token);
            last = rest.Split('\n', StringSplitOptions.RemoveEmptyEntries) is [.., var line] ? int.Parse(line, CultureInfo.InvariantCulture) : last;

            // What it had said is there, or the one it was about to say.
            var stored = int.Parse((await store.FindAsync(User, Token))!.Tokens.AccessToken, CultureInfo.InvariantCulture);
            Assert.InRange(stored, last, last + 1);
            last = stored;
        }
    }

    private static Process Start(string tokens, string keys)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in (string[])["exec", Path.Combine(AppContext.BaseDirectory, "TwitterEvents.TokenWriter.dll"), tokens, keys, User])
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }
}
