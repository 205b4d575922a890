using TwitterEvents.Tool.CommandLine;

namespace TwitterEvents.Tool.Tests;

/// <summary>The file of <c>--tokens</c>.</summary>
public sealed class TokenFileTests : IDisposable
{
    private const string Secret = "S3CR3T-token-of-somebody";

    private readonly TempFolder folder = new();

    [Fact]
    public async Task Users_are_read_in_their_order_with_tokens_of_either_kind()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.RegisterAsync("x-activity");
        var path = folder.Write("tokens.json", """
            // whose tokens
            {"note":{"of":["today"]},"users":[
              {"id":"42","accessToken":"42-abc","accessTokenSecret":"def"},
              {"accessToken":"ghi","accessTokenSecret":null,"id":"7"},
            ]}
            """);

        var plan = await desk.JsonAsync("activity", "sync", "--event-type", "dm.received", "--tokens", path, "--dry-run");

        Assert.Equal(
            [("42", "oauth1"), ("7", "oauth2")],
            plan.GetProperty("subscriptions").EnumerateArray().Select(row => (row.GetProperty("userId").GetString(), row.GetProperty("credential").GetString())));
    }

    [Theory]
    [InlineData(1, "no JSON", "{")]
    [InlineData(3, "no JSON", "{\"users\":[\n{\"id\":\"42\",\n\"accessToken\":\"S3CR3T-token-of-somebody\" \"x\"}]}")]
    [InlineData(2, "no JSON", "{\"users\":[{\"id\":\"42\",\"accessToken\":\"S3CR3T-token-of-somebody\"}]}\n,")]
    [InlineData(1, "this should be", "[\"S3CR3T-token-of-somebody\"]")]
    [InlineData(1, "no user", "{\"users\":[]}")]
    [InlineData(2, "users should be a list", "{\n\"users\":{\"S3CR3T-token-of-somebody\":1}}")]
    [InlineData(2, "an object", "{\"users\":[\n\"S3CR3T-token-of-somebody\"]}")]
    [InlineData(2, "id is missing", "{\"users\":[\n{\"accessToken\":\"S3CR3T-token-of-somebody\"}]}")]
    [InlineData(1, "id is missing", "{\"users\":[{\"id\":\"ada\",\"accessToken\":\"S3CR3T-token-of-somebody\"}]}")]
    [InlineData(1, "id should be a text", "{\"users\":[{\"id\":42,\"accessToken\":\"S3CR3T-token-of-somebody\"}]}")]
    [InlineData(1, "accessToken is missing", "{\"users\":[{\"id\":\"42\",\"accessTokenSecret\":\"S3CR3T-token-of-somebody\"}]}")]
    [InlineData(3, "nothing else", "{\"users\":[{\"id\":\"42\",\n\"accessToken\":\"a\",\n\"S3CR3T-token-of-somebody\":1}]}")]
    [InlineData(2, "a space or a line break", "{\"users\":[{\"id\":\"42\",\n\"accessToken\":\"S3CR3T-token-of-somebody \"}]}")]
    [InlineData(1, "a space or a line break", "{\"users\":[{\"id\":\"42\",\"accessToken\":\"S3CR3T-token-of-somebody\\uD800\"}]}")]
    [InlineData(1, "another user than 42", "{\"users\":[{\"id\":\"42\",\"accessToken\":\"7-S3CR3T-token-of-somebody\",\"accessTokenSecret\":\"S3CR3T-token-of-somebody\"}]}")]
    [InlineData(2, "twice", "{\"users\":[{\"id\":\"42\",\"accessToken\":\"S3CR3T-token-of-somebody\"},\n{\"id\":\"42\",\"accessToken\":\"S3CR3T-token-of-somebody\"}]}")]
    public void What_is_wrong_is_told_with_file_and_line_and_nothing_that_stands_there(int line, string says, string content)
    {
        var path = folder.Write("tokens.json", content);
        Desk.SetMode(path, UnixFileMode.UserRead);

        var message = Assert.Throws<UsageException>(() => TokenFile.Read(path, new Output(isJson: false))).Message;

        Assert.StartsWith($"--tokens: {path}, line {line}: ", message, StringComparison.Ordinal);
        Assert.Contains(says, message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite, false)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.GroupRead, true)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.OtherRead, true)]
    public async Task A_file_that_others_can_read_is_a_warning(UnixFileMode mode, bool isWarned)
    {
        await using var desk = await Desk.OpenAsync();
        await desk.RegisterAsync("x-activity");
        var path = desk.WriteTokens(isOAuth2: false, desk.AddUser("42"));
        Desk.SetMode(path, mode);

        var result = await desk.RunAsync("activity", "sync", "--event-type", "dm.received", "--tokens", path, "--dry-run");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(isWarned, result.Errors.Contains($"`chmod 600 {path}`", StringComparison.Ordinal));
    }

    public void Dispose() => folder.Dispose();
}
