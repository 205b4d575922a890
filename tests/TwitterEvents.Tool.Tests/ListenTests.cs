using System.Text;
using System.Text.Json;

namespace TwitterEvents.Tool.Tests;

/// <summary><c>twitter-events listen</c>.</summary>
public sealed class ListenTests
{
    private const string MessageText = "May I photograph the back door?";

    private static readonly TwitterSample Follow = TwitterSamples.Get("follow.follow", "follow");

    private static readonly FakeXAnswer NoCredits = new(402) { Body = """{"title":"CreditsDepleted","detail":"No credits."}""" };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_event_is_a_line_with_its_type_and_without_what_people_wrote()
    {
        await using var desk = await Desk.OpenAsync();
        await Listen.SubscribeAsync(desk);
        var user = desk.AddUser("42");
        await desk.SubscribeAsync("dm.received", "42", null, null, with: user);
        await using var listen = await Listen.StartAsync(desk);

        await desk.X.DeliverAsync(Follow, desk.X.App.Owner, Cancelled);
        await desk.X.DeliverAsync(TwitterSamples.Get("dm.received", "bare-users"), user, Cancelled);

        Assert.Matches(
            @$"^\d\d:\d\d:\d\d  follow\.follow +FollowFollowEvent +for {desk.OwnerId}, event \S+, tag inbox  @\S+ \(\d+\) → @\S+ \(\d+\)$",
            await listen.WaitForLineAsync(line => line.Contains("follow.follow ", StringComparison.Ordinal)));
        Assert.Matches(@" dm\.received +DmReceivedEvent +for 42, event \d+  message \d+ by ", await listen.WaitForLineAsync(line => line.Contains("DmReceivedEvent", StringComparison.Ordinal)));
        Assert.Contains("2 subscriptions, of 2 event types.", listen.Lines);
        Assert.Equal(0, await listen.SignalAsync("INT"));
        Assert.DoesNotContain(MessageText, string.Join('\n', listen.Lines), StringComparison.Ordinal);
        desk.AssertNoSecret(string.Join('\n', listen.Lines));
    }

    [Fact]
    public async Task The_line_itself_is_shown_only_if_wanted()
    {
        await using var desk = await Desk.OpenAsync();
        var user = desk.AddUser("42");
        await desk.SubscribeAsync("dm.received", "42", null, null, with: user);
        await using var listen = await Listen.StartAsync(desk, "--body", "--count", "1");

        await desk.X.DeliverAsync(TwitterSamples.Get("dm.received", "bare-users"), user, Cancelled);

        await listen.WaitForLineAsync(line => line.Contains($"\"text\": \"{MessageText}\"", StringComparison.Ordinal));
        Assert.Equal(0, await listen.ExitAsync());
    }

    [Theory]
    [InlineData(FakeXStreamBreak.Cut)]
    [InlineData(FakeXStreamBreak.EndWithErrors)]
    [InlineData(FakeXStreamBreak.CutInLine)]
    public async Task After_a_break_it_connects_again_and_tells_what_came_before(FakeXStreamBreak how)
    {
        await using var desk = await Desk.OpenAsync();
        await Listen.SubscribeAsync(desk);
        await using var listen = await Listen.StartAsync(desk, "--count", "2");
        await desk.X.DeliverAsync(Follow, desk.X.App.Owner, Cancelled);
        await listen.WaitForLineAsync(line => line.Contains("FollowFollowEvent", StringComparison.Ordinal));

        Assert.Equal(1, desk.X.BreakStreams(how));
        if (how == FakeXStreamBreak.CutInLine)
        {
            await desk.X.DeliverAsync(Listen.Another("1"), Cancelled);
        }

        await listen.WaitForLineAsync(line => line == "The stream of X Activity is connected again.");
        await listen.WaitForLineAsync(line => line.EndsWith("  (again)", StringComparison.Ordinal));
        if (how != FakeXStreamBreak.CutInLine)
        {
            await desk.X.DeliverAsync(Listen.Another("1"), Cancelled);
        }

        Assert.Equal(0, await listen.ExitAsync());
        Assert.Equal(2, listen.Lines.Count(line => line.Contains("FollowFollowEvent", StringComparison.Ordinal) && !line.EndsWith("  (again)", StringComparison.Ordinal)));
        Assert.Single(listen.Lines, line => line.StartsWith("The stream of X Activity broke (", StringComparison.Ordinal));
        Assert.Equal(how == FakeXStreamBreak.EndWithErrors, listen.Lines.Any(line => line.StartsWith("X says on the stream: This stream has been disconnected", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task With_JSON_each_line_is_a_document()
    {
        await using var desk = await Desk.OpenAsync();
        await Listen.SubscribeAsync(desk);
        await using var listen = await Listen.StartAsync(desk, "--json", "--count", "2");

        await desk.X.DeliverAsync(Follow, desk.X.App.Owner, Cancelled);
        await desk.X.DeliverAsync(Listen.Another("1"), Cancelled);

        Assert.Equal(0, await listen.ExitAsync());
        var documents = listen.Lines.Where(line => line.StartsWith('{')).Select(line => JsonElement.Parse(line)).ToList();
        Assert.Equal(2, documents.Count);
        var e = Assert.Single(documents[0].GetProperty("events").EnumerateArray());
        Assert.Equal(
            ("follow.follow", "FollowFollowEvent", desk.OwnerId, "inbox"),
            (e.GetProperty("name").GetString(), e.GetProperty("type").GetString(), e.GetProperty("forUserId").GetString(), e.GetProperty("tag").GetString()));
        Assert.Equal(JsonValueKind.Null, documents[0].GetProperty("body").ValueKind);
        Assert.True(documents[0].GetProperty("receivedAt").GetDateTimeOffset() > TimeProvider.System.GetUtcNow().AddMinutes(-5));
    }

    [Fact]
    public async Task What_no_schema_has_is_said_as_inspect_says_it()
    {
        await using var desk = await Desk.OpenAsync();
        await Listen.SubscribeAsync(desk);
        await using var listen = await Listen.StartAsync(desk, "--count", "1");

        await desk.X.DeliverAsync(Listen.Another("1", """, "brand_new": {"a": 1}"""), Cancelled);

        Assert.Equal("          not typed: data.payload(follow.follow).brand_new", await listen.WaitForLineAsync(line => line.Contains("not typed", StringComparison.Ordinal)));
        Assert.Equal(0, await listen.ExitAsync());
    }

    [Fact]
    public async Task Only_what_is_chosen_is_shown_and_counts()
    {
        await using var desk = await Desk.OpenAsync();
        await Listen.SubscribeAsync(desk);
        await desk.SubscribeAsync("post.create", desk.OwnerId, null, null);
        await desk.SubscribeAsync("post.create", "7", null, null);
        await using var listen = await Listen.StartAsync(desk, "--types", "post.create,post.delete", "--user", "7", "--count", "1");
        var post = Encoding.UTF8.GetString(TwitterSamples.Get("post.create", "plain").Body.Span);

        await desk.X.DeliverAsync(Follow, desk.X.App.Owner, Cancelled);
        await desk.X.DeliverAsync(TwitterSamples.Get("post.create", "plain"), desk.X.App.Owner, Cancelled);
        await desk.X.DeliverAsync(Encoding.UTF8.GetBytes(post.Replace(UserOf(post), "7", StringComparison.Ordinal)), Cancelled);

        Assert.Equal(0, await listen.ExitAsync());
        Assert.Matches(" post.create +PostCreateEvent +for 7,", Assert.Single(listen.Lines, line => line.Contains("Event  ", StringComparison.Ordinal)));
        Assert.Contains("Shown: post.create, post.delete for user 7, and nothing else.", listen.Lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_subscription_it_says_how_to_make_one()
    {
        await using var desk = await Desk.OpenAsync();
        await using var listen = await Listen.StartAsync(desk);

        Assert.StartsWith(
            "No subscription of X Activity exists, so nothing will come: `twitter-events activity add EVENT_TYPE --no-webhook`",
            listen.Lines.Single(line => line.StartsWith("No subscription", StringComparison.Ordinal)),
            StringComparison.Ordinal);

        // While it listens: X has its subscriptions told for each line.
        var added = await desk.RunAsync("activity", "add", "follow.follow", "--no-webhook");
        Assert.StartsWith("Subscribed: follow.follow of user", added.Output, StringComparison.Ordinal);
        Assert.Contains(", to the stream. An event costs:", added.Output, StringComparison.Ordinal);
        Assert.Null(Assert.Single(desk.X.ActivitySubscriptions).WebhookId);
        await desk.X.DeliverAsync(Follow, desk.X.App.Owner, Cancelled);
        await listen.WaitForLineAsync(line => line.Contains("FollowFollowEvent", StringComparison.Ordinal));
        Assert.Equal(0, await listen.TerminateAsync());
    }

    [Fact]
    public async Task What_does_not_pass_by_itself_ends_it_with_its_cure()
    {
        await using var desk = await Desk.OpenAsync();
        desk.X.Faults.AnswerApi(NoCredits);

        var noCredits = await desk.RunAsync("listen", "--json");
        desk.Environment["Twitter__BearerToken"] = "another-bearer-token";
        var wrongToken = await desk.RunAsync("listen");
        desk.Environment["Twitter__BearerToken"] = desk.Environment["Twitter__ConsumerKey"] = null;
        var nothing = await desk.RunAsync("listen", "--keep-trying");

        Assert.Equal("noCredits", Desk.Json(noCredits, 6).GetProperty("error").GetProperty("kind").GetString());
        Assert.Contains("Buy credits", noCredits.Errors, StringComparison.Ordinal);
        Assert.Equal((7, ""), (wrongToken.ExitCode, wrongToken.Output));
        Assert.Contains("were copied whole", wrongToken.Errors, StringComparison.Ordinal);
        Assert.Equal(2, nothing.ExitCode);
        Assert.Contains("Twitter:BearerToken is not set", nothing.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task So_it_does_when_it_connects_again()
    {
        await using var desk = await Desk.OpenAsync();
        await using var listen = await Listen.StartAsync(desk);

        desk.X.Faults.AnswerApi(NoCredits, requests: 2);
        desk.X.BreakStreams(FakeXStreamBreak.End);

        Assert.Equal(6, await listen.ExitAsync());
        Assert.Contains("Buy credits", listen.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Told_to_it_goes_on_all_the_same()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Environment["Twitter__BearerToken"] = "another-bearer-token";
        await using var listen = await RunningApp.StartAsync(
            "dotnet", [Repository.Tool, "listen", "--keep-trying"], desk.Folder.Root, desk.Environment, @"Listening to the stream of X Activity at (http://\S+),");

        await listen.WaitForLineAsync(line => line.StartsWith("The subscriptions are not known. GET 2/activity/subscriptions was answered 401", StringComparison.Ordinal));
        await listen.WaitForLineAsync(line => line.Contains("2/activity/stream was answered 401", StringComparison.Ordinal) && line.EndsWith("It is tried again.", StringComparison.Ordinal));
        Assert.Equal(0, await listen.TerminateAsync());
    }

    [Fact]
    public async Task A_third_connection_waits_for_its_turn()
    {
        await using var desk = await Desk.OpenAsync();
        await using var first = await Listen.StartAsync(desk);
        await using var second = await Listen.StartAsync(desk);
        await using var third = await RunningApp.StartAsync(
            "dotnet", [Repository.Tool, "listen"], desk.Folder.Root, desk.Environment, @"Listening to the stream of X Activity at (http://\S+),");

        await third.WaitForLineAsync(line => line.Contains("X allows an app two connections", StringComparison.Ordinal));

        Assert.Contains("warning  stream: ", (await desk.RunAsync("doctor", "--stream")).Output, StringComparison.Ordinal);
        Assert.Equal(0, await third.TerminateAsync());
    }

    [Theory]
    [InlineData("--allow-remote", "--forward", "https://bot.example.com/x")]
    [InlineData("no http", "--forward", "nonsense")]
    [InlineData("does not apply without --forward", "--allow-remote")]
    [InlineData("1 or more", "--count", "0")]
    [InlineData("from 0 to 5", "--backfill", "6")]
    [InlineData("no user's id", "--user", "ada")]
    public async Task Bad_usage_has_exit_code_2_and_says_why(string says, params string[] arguments)
    {
        await using var desk = await Desk.OpenAsync();

        var result = await desk.RunAsync(["listen", .. arguments]);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(says, result.Errors, StringComparison.Ordinal);
    }

    private static string UserOf(string body) => JsonElement.Parse(body).GetProperty("data").GetProperty("filter").GetProperty("user_id").GetString()!;
}
