using System.Text.Json;

namespace TwitterEvents.Package.Tests;

/// <summary><c>twitter-events inspect</c>, as a script uses it.</summary>
public sealed class InspectTests
{
    private const string Unknown = """{"for_user_id":"1","poll_events":[{"id":"7","votes":{"yes":3}}]}""";

    [Theory]
    [InlineData("account-activity", "follow_events")]
    [InlineData("x-activity", "follow.follow")]
    [InlineData("filtered-stream", "post")]
    public async Task A_folder_gives_a_JSON_line_for_each_file_and_nothing_else(string family, string key)
    {
        var result = await Command.RunAsync("dotnet", [Repository.Tool, "inspect", $"schemas/{family}/{key}", "--json"], Repository.Root);

        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.Errors);
        Assert.Equal(Directory.GetFiles(Repository.At("schemas", family, key)).Length, result.Lines.Length);
        foreach (var line in result.Lines)
        {
            using var report = JsonDocument.Parse(line);
            AssertShape(report.RootElement);
            Assert.True(report.RootElement.GetProperty("lossless").GetBoolean());
            Assert.Equal(JsonValueKind.Null, report.RootElement.GetProperty("error").ValueKind);
            Assert.Equal(family, report.RootElement.GetProperty("family").GetString());
        }
    }

    [Fact]
    public async Task The_command_that_README_gives_runs()
    {
        var result = await Command.RunAsync(
            "dotnet",
            ["run", "--project", "src/TwitterEvents.Tool", "-c", Repository.Configuration, "--", "inspect", Repository.Sample("follow_events", "follow"), "--json"],
            Repository.Root);

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.Single(result.Lines);
    }

    [Fact]
    public async Task An_event_of_X_Activity_tells_whom_it_is_for_its_id_and_the_tag_of_its_subscription()
    {
        const string Events = """
            {"data":[{"event_type":"follow.follow","event_uuid":"-5","tag":"new","filter":{"user_id":"7"},"payload":{}},
                     {"event_type":"new.thing","event_uuid":"6","filter":{"user_id":"8"},"payload":{}}]}
            """;

        var json = await InspectAsync(["-"], Events);
        var table = await Command.RunAsync("dotnet", [Repository.Tool, "inspect", "-"], Repository.Root, input: Events);

        using var report = JsonDocument.Parse(Assert.Single(json.Lines));
        Assert.Equal("x-activity", report.RootElement.GetProperty("family").GetString());
        Assert.Equal(
            [("FollowFollowEvent", "7", "-5", "new"), ("UnknownXActivityEvent", "8", "6", null)],
            report.RootElement.GetProperty("events").EnumerateArray()
                .Select(e => (Text(e, "type"), Text(e, "forUserId"), Text(e, "eventId"), Text(e, "tag"))));
        Assert.Contains(" for 7, event -5, tag new; for 8, event 6 ", table.Lines[1], StringComparison.Ordinal);

        static string? Text(JsonElement e, string name) => e.GetProperty(name).GetString();
    }

    [Fact]
    public async Task Every_sample_is_read_in_full()
    {
        string[] folders = [.. Directory.GetDirectories(Repository.At("schemas")).SelectMany(Directory.GetDirectories)];

        var result = await InspectAsync(folders);

        Assert.Equal(0, result.ExitCode);
        foreach (var line in result.Lines)
        {
            using var report = JsonDocument.Parse(line);
            Assert.True(report.RootElement.GetProperty("values").GetInt32() == report.RootElement.GetProperty("typedValues").GetInt32(), line);
        }
    }

    [Fact]
    public async Task Standard_input_is_read_and_what_is_unknown_is_named()
    {
        var result = await InspectAsync(["-"], Unknown);

        Assert.Equal(0, result.ExitCode);
        using var report = JsonDocument.Parse(Assert.Single(result.Lines));
        var root = report.RootElement;
        AssertShape(root);
        Assert.Equal(3, root.GetProperty("values").GetInt32());
        Assert.Equal(1, root.GetProperty("typedValues").GetInt32());
        var e = Assert.Single(root.GetProperty("events").EnumerateArray());
        Assert.Equal("poll_events", e.GetProperty("name").GetString());
        Assert.Equal("UnknownEvent", e.GetProperty("type").GetString());
    }

    [Theory]
    [InlineData("{\"for_user_id\":")]
    [InlineData("[1]")]
    [InlineData("")]
    public async Task What_cannot_be_read_is_reported_with_exit_code_1(string body)
    {
        var result = await InspectAsync(["-"], body);

        Assert.Equal(1, result.ExitCode);
        using var report = JsonDocument.Parse(Assert.Single(result.Lines));
        AssertShape(report.RootElement);
        Assert.False(report.RootElement.GetProperty("lossless").GetBoolean());
        Assert.NotEqual("", report.RootElement.GetProperty("error").GetString());
    }

    [Fact]
    public async Task One_unreadable_file_does_not_keep_the_others_from_being_read()
    {
        using var folder = new TempFolder();
        folder.Write("in/a.json", "nonsense");
        folder.Write("in/deeper/b.json", Unknown);

        var result = await InspectAsync([folder.At("in"), "--write", folder.At("out")]);

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(2, result.Lines.Length);
        using var rewritten = JsonDocument.Parse(await File.ReadAllTextAsync(folder.At("out", "deeper", "b.json"), TestContext.Current.CancellationToken));
        using var original = JsonDocument.Parse(Unknown);
        Assert.True(JsonElement.DeepEquals(original.RootElement, rewritten.RootElement));
        Assert.False(File.Exists(folder.At("out", "a.json")));
    }

    [Fact]
    public async Task People_get_a_table_with_the_paths_that_are_not_typed()
    {
        var result = await Command.RunAsync("dotnet", [Repository.Tool, "inspect", "-", "schemas/account-activity/follow_events"], Repository.Root, input: Unknown);

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.StartsWith("Payload", result.Lines[0], StringComparison.Ordinal);
        Assert.Contains(result.Lines, line => line.StartsWith("stdin.json ", StringComparison.Ordinal) && line.EndsWith(" poll_events", StringComparison.Ordinal));
        Assert.Contains(result.Lines, line => line.StartsWith("unfollow.json ", StringComparison.Ordinal) && line.Contains(" UnfollowEvent ", StringComparison.Ordinal));
        Assert.EndsWith("values are typed; --json has every path that is not.", result.Lines[^1], StringComparison.Ordinal);
        Assert.DoesNotContain('{', result.Output);
    }

    [Theory]
    [InlineData(0, "schemas/account-activity/follow_events")]
    [InlineData(3, "-")]
    [InlineData(1, "-", "nonsense")]
    public async Task What_is_not_typed_has_an_exit_code_for_scripts_that_want_one(int exitCode, string path, string input = Unknown)
    {
        var result = await InspectAsync([path, "--fail-on-untyped"], input);

        Assert.Equal(exitCode, result.ExitCode);
    }

    [Theory]
    [InlineData]
    [InlineData("inspect")]
    [InlineData("inspect", "no-such-file.json")]
    [InlineData("inspect", "--no-such-option", "-")]
    [InlineData("no-such-command")]
    public async Task Bad_usage_has_exit_code_2_and_prints_no_report(params string[] arguments)
    {
        using var folder = new TempFolder();

        var result = await Command.RunAsync("dotnet", [Repository.Tool, .. arguments], folder.Root);

        Assert.Equal(2, result.ExitCode);
        Assert.NotEmpty(result.Errors);
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task A_folder_without_a_payload_is_bad_usage()
    {
        using var folder = new TempFolder();

        var result = await Command.RunAsync("dotnet", [Repository.Tool, "inspect", folder.Root], folder.Root);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("no .json file", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_payloads_that_would_be_written_to_one_file_are_bad_usage_and_nothing_is_written()
    {
        using var folder = new TempFolder();
        folder.Write("a/same.json", Unknown);
        folder.Write("b/same.json", Unknown);

        var result = await Command.RunAsync(
            "dotnet", [Repository.Tool, "inspect", folder.At("a"), folder.At("b"), "--write", folder.At("out")], folder.Root);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("same.json", result.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.At("out")));
    }

    private static async Task<CommandResult> InspectAsync(string[] arguments, string input = "")
    {
        var result = await Command.RunAsync("dotnet", [Repository.Tool, "inspect", .. arguments, "--json"], Repository.Root, input: input);
        Assert.Empty(result.Errors);
        return result;
    }

    private static void AssertShape(JsonElement report)
    {
        Assert.Equal(JsonValueKind.String, report.GetProperty("file").ValueKind);
        Assert.Contains(report.GetProperty("family").ValueKind, (JsonValueKind[])[JsonValueKind.String, JsonValueKind.Null]);
        Assert.Equal(JsonValueKind.Number, report.GetProperty("values").ValueKind);
        Assert.Equal(JsonValueKind.Number, report.GetProperty("typedValues").ValueKind);
        foreach (var e in report.GetProperty("events").EnumerateArray())
        {
            Assert.Equal(JsonValueKind.String, e.GetProperty("name").ValueKind);
            Assert.Equal(JsonValueKind.String, e.GetProperty("type").ValueKind);
            Assert.Equal(JsonValueKind.Array, e.GetProperty("untypedPaths").ValueKind);
            Assert.Equal(JsonValueKind.Array, e.GetProperty("mismatchedPaths").ValueKind);
        }
    }
}
