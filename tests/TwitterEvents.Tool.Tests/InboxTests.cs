using System.Globalization;
using System.Text;
using System.Text.Json;
using TwitterEvents.Inbox.Tests;
using TwitterEvents.Tool.Inboxes;

namespace TwitterEvents.Tool.Tests;

/// <summary><c>twitter-events inbox</c>, on files that an app has made.</summary>
public sealed class InboxTests : IDisposable
{
    private readonly TempFolder folder = new();

    private string File => folder.At("events.db");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_status_tells_what_rests_and_which_process_runs_handlers()
    {
        await using (var app = await DeadLetters.StartAsync(Store.Sqlite(File)))
        {
            await DeadLetters.PostAsync(app, "1", "2");
            var running = await RunAsync("status");
            Assert.Equal((0, ""), (running.ExitCode, running.Errors));
            Assert.Contains(running.Lines, static line => line.StartsWith("dead letters   2 calls", StringComparison.Ordinal));
            Assert.Contains(running.Lines, static line => line.StartsWith("handlers run   in the process ", StringComparison.Ordinal));
        }

        var status = Desk.Json(await RunAsync("status", "--json"), 0);
        Assert.Equal((0, 0, 2, 0), (Number(status, "waiting"), Number(status, "retrying"), Number(status, "dead"), Number(status, "done")));
        Assert.Equal((3, false), (Number(status, "version"), status.GetProperty("owner").GetProperty("isAlive").GetBoolean()));
        Assert.Equal($"sqlite:{File}", status.GetProperty("inbox").GetString());
    }

    [Fact]
    public async Task A_list_has_pages_and_neither_bodies_nor_reasons()
    {
        await MakeAsync("1", "2", "3");

        var table = await RunAsync("list", "--limit", "2");
        Assert.Equal((0, 3), (table.ExitCode, table.Lines.Length));
        Assert.Matches("^3 +[0-9-]+ [0-9:]+Z +83 +First +1 ", table.Lines[1]);
        var place = table.Errors.Trim().Split(' ')[^1];
        var rest = Desk.Json(await RunAsync("list", "--limit", "2", "--after", place, "--json"), 0);
        Assert.Equal("81", Assert.Single(rest.GetProperty("entries").EnumerateArray()).GetProperty("userId").GetString());
        Assert.Equal(JsonValueKind.Null, rest.GetProperty("next").ValueKind);

        var all = await RunAsync("list", "--json");
        Assert.All(new[] { table.Output, all.Output }, static text => Assert.DoesNotContain(DeadLetters.PrivateText, text, StringComparison.Ordinal));
        Assert.Equal(["82"], Entries(await RunAsync("list", "--user", "82", "--json")));
        Assert.Equal(["81", "82", "83"], Entries(await RunAsync("list", "--oldest-first", "--handler", "First", "--json")));
        Assert.Empty(Entries(await RunAsync("list", "--state", "waiting", "--json")));
    }

    [Fact]
    public async Task One_is_shown_with_its_reason_and_its_body_only_when_that_is_asked_for()
    {
        await MakeAsync("1");

        var shown = await RunAsync("show", "1");
        Assert.Contains(DeadLetters.PrivateText, shown.Output, StringComparison.Ordinal);
        Assert.Contains("a dead letter", shown.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("event_uuid", shown.Output, StringComparison.Ordinal);
        var json = Desk.Json(await RunAsync("show", "1", "--json"), 0);
        Assert.Equal(JsonValueKind.Null, json.GetProperty("body").ValueKind);
        Assert.Contains(DeadLetters.PrivateText, json.GetProperty("calls")[0].GetProperty("reason").GetString(), StringComparison.Ordinal);

        var raw = await RunAsync("show", "1", "--raw");
        Assert.Equal(Encoding.UTF8.GetString(App.Body("1", "81")), raw.Output);
        var body = await RunAsync("show", "1", "--body");
        Assert.StartsWith("{\n  \"data\": {\n", body.Output, StringComparison.Ordinal);
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(raw.Output), JsonElement.Parse(body.Output)));
        Assert.True(JsonElement.DeepEquals(
            JsonElement.Parse(raw.Output), Desk.Json(await RunAsync("show", "1", "--body", "--json"), 0).GetProperty("body")));
        Assert.Equal((1, "There is no delivery 9; what is done is erased after a while.\n"), Outcome(await RunAsync("show", "9")));
    }

    [Fact]
    public async Task What_is_requeued_a_running_app_calls()
    {
        await using var app = await DeadLetters.StartAsync(Store.Sqlite(File));
        await DeadLetters.PostAsync(app, "1", "2", "3");
        app.Handle = static (_, _) => Task.CompletedTask;

        Assert.Equal(3, Number(Desk.Json(await RunAsync("requeue", "--all", "--dry-run", "--json"), 0), "requeued"));
        Assert.Empty(app.Done);
        Assert.Equal("1 dead letter is called again.\n", (await RunAsync("requeue", "2")).Output);
        await Until.TrueAsync(() => app.Done.Count == 1);
        Assert.Equal(["2"], app.Done);

        Assert.Equal("2 dead letters are called again.\n", (await RunAsync("requeue", "--handler", "First")).Output);
        await Until.TrueAsync(() => app.Done.Count == 3 && DeadLetters.StatusOf(app) is { Dead: 0, Done: 3 });
        Assert.Equal(1, (await RunAsync("requeue", "2")).ExitCode);
        Assert.Equal(0, (await RunAsync("requeue", "--all")).ExitCode);
    }

    [Fact]
    public async Task Dead_letters_are_erased_only_with_yes_and_what_is_done_at_once()
    {
        await using (var app = await DeadLetters.StartAsync(Store.Sqlite(File)))
        {
            await DeadLetters.PostAsync(app, "1", "2");
            app.Handle = static (_, _) => Task.CompletedTask;
            await app.PostAsync("3");
            await Until.TrueAsync(() => DeadLetters.StatusOf(app).Done == 1);
        }

        Assert.Equal((2, "This erases 2 dead letters for good, and changes nothing without --yes.\n"), Outcome(await RunAsync("purge", "--all")));
        Assert.Equal("2 dead letters would be erased.\n", (await RunAsync("purge", "--all", "--dry-run", "--yes")).Output);
        Assert.Equal("0 dead letters are erased.\n", (await RunAsync("purge", "--older-than", "1h", "--yes")).Output);
        Assert.Equal("1 dead letter is erased.\n", (await RunAsync("purge", "1", "--yes")).Output);
        Assert.Equal("1 delivery would be erased.\n", (await RunAsync("purge", "--done", "--dry-run")).Output);
        Assert.Equal("1 delivery is erased.\n", (await RunAsync("purge", "--done")).Output);

        var status = Desk.Json(await RunAsync("status", "--json"), 0);
        Assert.Equal((1, 0), (Number(status, "dead"), Number(status, "done")));
    }

    [Fact]
    public async Task What_is_stopped_says_how_many_it_has_come_to()
    {
        List<string> told = [];

        await Assert.ThrowsAsync<OperationCanceledException>(() => InboxProgress.RunAsync(told.Add, "dead letters are erased", static progress =>
        {
            progress.Report(1_200);
            throw new OperationCanceledException();
        }));

        Assert.Equal(["At least 1,200 dead letters are erased."], told);
    }

    [Theory]
    [InlineData("Say which dead letters", "requeue")]
    [InlineData("--all does not go with", "purge", "3", "--all")]
    [InlineData("--done is about all", "purge", "3", "--done")]
    [InlineData("'x' is no delivery's number", "requeue", "x")]
    [InlineData("'-1' is no delivery's number", "show", "--", "-1")]
    [InlineData("--key is a key as", "requeue", "--key", "abc")]
    [InlineData("--older-than is a number of", "purge", "--older-than", "soon")]
    [InlineData("--limit is a number", "list", "--limit", "0")]
    [InlineData("--after: 'x' is no place", "list", "--after", "x")]
    [InlineData("--handler does not apply to --state waiting", "list", "--state", "waiting", "--handler", "x")]
    [InlineData("--raw and --json do not go together", "show", "1", "--raw", "--json")]
    public async Task What_makes_no_sense_is_bad_usage(string says, params string[] arguments)
    {
        var result = await RunAsync(arguments);

        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith(says, result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "There is no file ")]
    [InlineData("", "is no inbox")]
    [InlineData("this is no database, and so long that SQLite looks at it: this is no database, and so long that SQLite looks at it", "no SQLite database")]
    public async Task A_file_that_is_no_inbox_is_told_and_left_as_it_is(string? content, string says)
    {
        if (content is not null)
        {
            folder.Write("events.db", content);
        }

        foreach (var command in (string[][])[["status"], ["list"], ["show", "1"], ["requeue", "--all"], ["purge", "--all", "--yes"]])
        {
            var result = await RunAsync([.. command, "--json"]);
            var error = Desk.Json(result, 2).GetProperty("error");
            Assert.Contains(says, error.GetProperty("message").GetString(), StringComparison.Ordinal);
        }

        Assert.Equal(content, System.IO.File.Exists(File) ? await System.IO.File.ReadAllTextAsync(File, TestContext.Current.CancellationToken) : null);
    }

    [Fact]
    public async Task Which_inbox_the_setting_tells_too()
    {
        await MakeAsync("1");
        folder.Write("appsettings.json", """{"Twitter":{"Inbox":"sqlite:events.db"}}""");

        var result = await Command.RunAsync("dotnet", [Repository.Tool, "inbox", "list", "--json"], folder.Root, new() { ["HOME"] = folder.Root, ["Twitter__Inbox"] = null });
        Assert.Equal(["81"], Entries(result));

        result = await Command.RunAsync("dotnet", [Repository.Tool, "inbox", "list"], folder.Root, new() { ["HOME"] = folder.Root, ["Twitter__Inbox"] = "events.db" });
        Assert.Equal((2, "'events.db' is no inbox; write sqlite:PATH or nats:URL.\n"), Outcome(result));
    }

    private async Task MakeAsync(params string[] ids)
    {
        await using var app = await DeadLetters.StartAsync(Store.Sqlite(File));
        await DeadLetters.PostAsync(app, ids);
    }

    private Task<CommandResult> RunAsync(params string[] arguments) =>
        Command.RunAsync("dotnet", [Repository.Tool, "inbox", "--inbox", $"sqlite:{File}", .. arguments], folder.Root, new() { ["HOME"] = folder.Root });

    private static (int ExitCode, string Errors) Outcome(CommandResult result) => (result.ExitCode, result.Errors);

    private static int Number(JsonElement result, string name) => result.GetProperty(name).GetInt32();

    private static List<string?> Entries(CommandResult result) =>
        [.. Desk.Json(result, 0).GetProperty("entries").EnumerateArray().Select(static entry => Convert.ToString(entry.GetProperty("userId").GetString(), CultureInfo.InvariantCulture))];
}
