using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace TwitterEvents.Management.Tests;

/// <summary>How a connection is kept: what is asked for, and when.</summary>
public sealed class ActivityStreamReaderTests
{
    private const string Event = """{"data":{"event_type":"follow.follow","filter":{"user_id":"815"},"payload":{}}}""";

    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_connection_asks_for_nothing_the_next_for_what_was_missed_and_a_minute_more()
    {
        var targets = await RunAsync([Lines(Event), Lines(Event, "", Wait(90)), Lines("", Event), Lines(Event)]);

        Assert.Equal(["", "2", "3", "2"], targets);
    }

    [Fact]
    public async Task At_the_start_what_was_before_is_asked_for_if_wanted()
    {
        var targets = await RunAsync([Lines(Event), Lines(Event)], static options => options.BackfillAtStart = TimeSpan.FromMinutes(3));

        Assert.Equal("3", targets[0]);
    }

    [Fact]
    public async Task What_a_connection_asked_for_is_asked_for_again_if_it_breaks_before_that_has_come()
    {
        // The second breaks in the middle of what it asked for; the third gets an empty line.
        var targets = await RunAsync([Lines(Wait(150)), Lines(Event), Lines(Event, ""), Lines(Event)]);

        Assert.Equal(["", "4", "4", "2"], targets);
    }

    [Fact]
    public async Task A_connection_on_which_nothing_came_changes_nothing()
    {
        var targets = await RunAsync([Lines(Wait(150)), new(200), Lines(Event)]);

        Assert.Equal(["", "4", "4"], targets);
    }

    [Fact]
    public async Task A_start_that_fails_asks_for_what_happened_since()
    {
        var targets = await RunAsync([new(503, "{}"), Lines(Event)]);

        Assert.Equal(["", "2"], targets);
    }

    [Fact]
    public async Task More_than_X_keeps_is_told_once()
    {
        var logs = new List<string>();
        var targets = await RunAsync([Lines(Wait(1_200)), new(503, "{}"), new(503, "{}"), Lines(Event, "")], logs: logs);

        Assert.Equal(["", "5", "5", "5"], targets);
        Assert.Single(logs, static line => line.Contains("is lost, unless a webhook got it", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_backfill_in_the_plan_it_connects_without_and_says_so()
    {
        var logs = new List<string>();
        var targets = await RunAsync(
            [Lines(Event), new(400, """{"errors":[{"message":"backfill_minutes is not allowed"}],"title":"Invalid Request"}"""), Lines(Event, ""), Lines(Event)], logs: logs);

        Assert.Equal(["", "2", "", ""], targets);
        Assert.Single(logs, static line => line.Contains("connecting without", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_problem_X_tells_is_logged_and_no_event()
    {
        var logs = new List<string>();
        var taken = new ConcurrentQueue<string>();
        await RunAsync([Lines("""{"errors":[{"detail":"This stream has been disconnected upstream."}]}""", Event), Lines(Event)], logs: logs, taken: taken);

        Assert.Equal([Event], taken.Take(1));
        Assert.Contains("X says on the stream: This stream has been disconnected upstream.", logs);
    }

    [Theory]
    [InlineData(401, "{}", "copied whole", false)]
    [InlineData(403, """{"title":"Client Forbidden","type":"https://api.x.com/2/problems/client-forbidden","reason":"client-not-enrolled","detail":"When authenticating requests to the X API v2 endpoints, you must use keys and tokens from an attached App."}""", "attached App", false)]
    [InlineData(429, """{"title":"ConnectionException","detail":"This stream is currently at the maximum allowed connection limit.","connection_issue":"TooManyConnections","type":"https://api.x.com/2/problems/streaming-connection"}""", "stop another instance or `twitter-events listen`", false)]
    [InlineData(429, """{"title":"ConnectionException","detail":"This stream is currently at the maximum allowed connection limit."}""", "set Connections to 1", false)]
    [InlineData(200, "<html>Sign in to the hotel</html>", "a login page", true)]
    [InlineData(402, """{"title":"CreditsDepleted","detail":"Your enrolled account does not have any credits."}""", "Buy credits", false)]
    public async Task A_refusal_is_told_with_its_cure_and_once(int status, string body, string cure, bool isPage)
    {
        var logs = new List<string>();
        var answer = new ScriptedServer.Answer(status, body) { ContentType = isPage ? "text/html" : "application/problem+json" };
        var states = new ConcurrentQueue<ActivityStreamState>();
        await RunAsync([answer, answer, answer], logs: logs, states: states);

        Assert.All(states, state => Assert.Equal((ActivityStreamStatus.Failing, true), (state.Status, state.Message.Contains(cure, StringComparison.Ordinal))));
        Assert.Single(logs, static line => line.StartsWith("Not connected to the stream", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_breaks_in_passing_is_no_error_what_stays_out_of_reach_is()
    {
        var logs = new List<string>();
        var states = new ConcurrentQueue<ActivityStreamState>();
        await RunAsync([.. Enumerable.Repeat(new ScriptedServer.Answer(0), 7)], logs: logs, states: states);

        Assert.Equal(
            [.. Enumerable.Repeat(ActivityStreamStatus.Connecting, 5), ActivityStreamStatus.Failing],
            states.Take(6).Select(static state => state.Status));
        Assert.Single(logs, static line => line.StartsWith("Not connected to the stream", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_connection_on_which_nothing_comes_any_more_is_given_up()
    {
        var time = new FakeTimeProvider();
        await using var server = new RawServer(static async (_, stream) =>
            await RawServer.SayAsync(stream, $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n{Event.Length + 1:x}\r\n{Event}\n\r\n"));
        await using var client = Client.Of(server.Address, TwitterApi.XActivity, time);
        var states = new ConcurrentQueue<ActivityStreamState>();
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var reading = Reader(client, new ActivityStreamOptions(), time).RunAsync(states.Enqueue, static (_, _) => ValueTask.CompletedTask, stopping.Token);

        await Until.TrueAsync(() => states.Count == 1);
        await time.AdvanceUntilAsync(TimeSpan.FromSeconds(5), () => server.Requests.Count == 2);

        Assert.Contains("nothing came for 45 seconds", states.ElementAt(1).Message, StringComparison.Ordinal);
        Assert.Contains("backfill_minutes=2", server.Requests[1], StringComparison.Ordinal);
        await stopping.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    [Fact]
    public void Pauses_are_those_X_asks_for()
    {
        Assert.Equal(TimeSpan.Zero, StreamPauses.AfterBreak(1));
        AssertAbout(0.25, StreamPauses.AfterBreak(2));
        AssertAbout(16, StreamPauses.AfterBreak(1_000));
        AssertAbout(5, StreamPauses.AfterRefusal(1, null));
        AssertAbout(10, StreamPauses.AfterRefusal(2, null));
        AssertAbout(320, StreamPauses.AfterRefusal(int.MaxValue, null));
        AssertAbout(60, StreamPauses.AfterRefusal(1, new TwitterApiError("GET 2/activity/stream", TwitterErrorKind.RateLimited)));
        AssertAbout(120, StreamPauses.AfterRefusal(2, new TwitterApiError("GET 2/activity/stream", TwitterErrorKind.RateLimited)));
        AssertAbout(700, StreamPauses.AfterRefusal(1, new TwitterApiError("GET 2/activity/stream", TwitterErrorKind.RateLimited) { RetryAfter = TimeSpan.FromSeconds(700) }));
        AssertAbout(1, StreamPauses.AfterRefusal(1, new TwitterApiError("GET 2/activity/stream", TwitterErrorKind.RateLimited) { RetryAfter = TimeSpan.Zero }));
    }

    private static void AssertAbout(double seconds, TimeSpan pause) => Assert.InRange(pause.TotalSeconds, seconds, seconds * 1.2);

    private static ScriptedServer.Answer Lines(params string[] lines) => new(200, string.Concat(lines.Select(static line => line + "\r\n")));

    /// <summary>A line whose handling takes so many seconds.</summary>
    private static string Wait(int seconds) => $$"""{"wait":{{seconds}}}""";

    /// <summary>Lets a reader connect until each answer has been given, the last one to all that come after.</summary>
    /// <returns>Which <c>backfill_minutes</c> each connection asked for.</returns>
    private static async Task<string[]> RunAsync(
        ScriptedServer.Answer[] answers,
        Action<ActivityStreamOptions>? configure = null,
        List<string>? logs = null,
        ConcurrentQueue<string>? taken = null,
        ConcurrentQueue<ActivityStreamState>? states = null)
    {
        var time = new FakeTimeProvider();
        var count = 0;
        await using var server = await ScriptedServer.StartAsync(_ => answers[Math.Min(Interlocked.Increment(ref count), answers.Length) - 1]);
        await using var client = Client.Of(server.Address, TwitterApi.XActivity, time);
        var options = new ActivityStreamOptions();
        configure?.Invoke(options);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var reading = Reader(client, options, time).RunAsync(
            state => states?.Enqueue(state),
            (line, _) =>
            {
                var text = Encoding.UTF8.GetString(line.Span);
                taken?.Enqueue(text);
                if (text.StartsWith("""{"wait":""", StringComparison.Ordinal))
                {
                    time.Advance(TimeSpan.FromSeconds(int.Parse(text[8..^1], CultureInfo.InvariantCulture)));
                }

                return ValueTask.CompletedTask;
            },
            stopping.Token);
        await time.AdvanceUntilAsync(states is null ? TimeSpan.FromMilliseconds(20) : TimeSpan.FromSeconds(1), () => server.Requests.Count >= answers.Length);
        await stopping.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        logs?.AddRange(client.Logs.Lines.Select(static line => line.Text));
        return [.. server.Requests.Take(answers.Length).Select(static request => request.Target.Split("backfill_minutes=") is [_, var minutes] ? minutes : "")];
    }

    private static ActivityStreamReader Reader(Client client, ActivityStreamOptions options, TimeProvider time) => new(
        client.Services.GetRequiredService<ApiClient>(), options, time, client.Services.GetRequiredService<ILoggerFactory>().CreateLogger("test"));
}
