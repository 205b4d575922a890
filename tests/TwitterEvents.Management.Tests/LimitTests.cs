using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using Kind = TwitterEvents.Management.TwitterErrorKind;

namespace TwitterEvents.Management.Tests;

/// <summary>429 and 402 are several things, of which one alone passes by waiting.</summary>
public sealed class LimitTests
{
    private const string TooMany = """{"title":"Too Many Requests","detail":"Too Many Requests","type":"about:blank","status":429}""";

    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 10, 0, 0, TimeSpan.Zero);

    public static TheoryData<int, string, TwitterErrorKind, string> Lasting => new()
    {
        {
            429, """{"account_id":"1","product_name":"standard-basic","title":"UsageCapExceeded","period":"Monthly","scope":"Product","detail":"Usage cap exceeded: Monthly product cap","type":"https://api.x.com/2/problems/usage-capped"}""",
            Kind.UsageCapExceeded, "next period"
        },
        { 429, """{"title":"Too Many Requests","detail":"Usage cap exceeded: Monthly product cap","type":"about:blank"}""", Kind.UsageCapExceeded, "larger plan" },
        {
            403, """{"account_id":1,"title":"SpendCapReached","detail":"Your enrolled account has reached its billing cycle spend cap.","type":"https://api.x.com/2/problems/credits"}""",
            Kind.SpendingLimit, "Billing"
        },
        { 429, """{"title":"Too Many Requests","detail":"The spending limit of the account is reached."}""", Kind.SpendingLimit, "raise it" },
        {
            402, """{"account_id":1,"title":"CreditsDepleted","detail":"Your enrolled account [1] does not have any credits to fulfill this request.","type":"https://api.x.com/2/problems/credits"}""",
            Kind.NoCredits, "Buy credits"
        },
        { 402, """{"title":"Payment Required","status":402,"detail":"credits depleted","type":"https://api.x.com/2/problems/credits-depleted"}""", Kind.NoCredits, "Buy credits" },
        { 402, "", Kind.NoCredits, "Buy credits" },
    };

    [Theory]
    [MemberData(nameof(Lasting))]
    public async Task A_limit_that_waiting_does_not_end_is_told_at_once(int status, string body, TwitterErrorKind kind, string cure)
    {
        await using var server = await ScriptedServer.StartAsync(_ => new(
            status, body, ("x-rate-limit-limit", "40000"), ("x-rate-limit-remaining", "39999"), ("x-rate-limit-reset", Seconds(TimeSpan.FromMinutes(15))), Date));

        var error = await FailAsync(server);

        Assert.Equal(kind, error.Kind);
        Assert.Contains(cure, error.Cure, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("app", 80_000)]
    [InlineData("user", 80_000)]
    [InlineData("app", 60)]
    public async Task The_limit_of_24_hours_is_told_with_its_end_and_not_waited_for(string whose, int seconds)
    {
        await using var server = await ScriptedServer.StartAsync(_ => new(
            429,
            TooMany,
            ("x-rate-limit-limit", "1080000"),
            ("x-rate-limit-remaining", "1079999"),
            ("x-rate-limit-reset", Seconds(TimeSpan.FromSeconds(5))),
            ($"x-{whose}-limit-24hour-limit", "25"),
            ($"x-{whose}-limit-24hour-remaining", "0"),
            ($"x-{whose}-limit-24hour-reset", Seconds(TimeSpan.FromSeconds(seconds))),
            Date));

        var error = await FailAsync(server);

        Assert.Equal((Kind.DailyLimit, (DateTimeOffset?)Now.AddSeconds(seconds)), (error.Kind, error.RetryAt));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_day_that_is_not_used_up_is_not_the_reason()
    {
        await using var server = await ScriptedServer.StartAsync(_ => new(
            429, TooMany, ("x-rate-limit-reset", Seconds(TimeSpan.FromDays(2))), ("x-app-limit-24hour-remaining", "3"), ("x-app-limit-24hour-reset", Seconds(TimeSpan.FromDays(1))), Date));

        Assert.Equal(Kind.RateLimited, (await FailAsync(server)).Kind);
    }

    /// <summary>X's <c>Date</c> is the clock its reset is told by; without it a clock an hour fast would not wait at all, and one an hour slow give up.</summary>
    [Theory]
    [InlineData(-60)]
    [InlineData(60)]
    public async Task The_wait_is_Xs_whatever_this_machines_clock_says(int minutesOff)
    {
        var time = new FakeTimeProvider(Now.AddMinutes(minutesOff));

        var waited = await WaitAsync(time, ("x-rate-limit-reset", Seconds(TimeSpan.FromSeconds(90))), Date);

        Assert.Equal(TimeSpan.FromSeconds(90), waited);
    }

    [Theory]
    [InlineData("x-rate-limit-reset", "1")]
    [InlineData("Retry-After", "0")]
    [InlineData("Retry-After", "Tue, 24 Nov 2020 10:00:00 GMT")]
    public async Task A_reset_that_is_past_is_not_asked_again_at_once(string header, string value)
    {
        var waited = await WaitAsync(new FakeTimeProvider(Now), (header, value), Date);

        Assert.Equal(TimeSpan.FromSeconds(1), waited);
    }

    [Fact]
    public async Task Retry_After_may_be_a_date()
    {
        var waited = await WaitAsync(new FakeTimeProvider(Now), ("Retry-After", Now.AddSeconds(40).ToString("R", CultureInfo.InvariantCulture)), Date);

        Assert.Equal(TimeSpan.FromSeconds(40), waited);
    }

    [Theory]
    [InlineData("x-rate-limit-reset", "99999999999999999999")]
    [InlineData("x-rate-limit-reset", "-5")]
    [InlineData("x-rate-limit-reset", "soon")]
    [InlineData("Retry-After", "2147483648")]
    public async Task A_header_that_cannot_be_read_counts_as_none(string header, string value)
    {
        var waited = await WaitAsync(new FakeTimeProvider(Now), (header, value), Date);

        Assert.InRange(waited, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    private static (string, string) Date => ("Date", Now.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>On a clock that stands still: who waited would never end, but says so.</summary>
    private static async Task<TwitterApiError> FailAsync(ScriptedServer server)
    {
        await using var client = Client.Of(server.Address, TwitterApi.V2, new FakeTimeProvider(Now));
        var waits = new TaskCompletionSource<TwitterApiError>(TaskCreationOptions.RunContinuationsAsynchronously);
        RateLimitWatch.Watch(until => waits.TrySetException(new InvalidOperationException($"It waits until {until}.")));
        return await await Task.WhenAny(EveryCall.FailAsync(client.X, "list"), waits.Task);
    }

    /// <summary>How long a call that X limits says it will wait, on a clock that stands still.</summary>
    private static async Task<TimeSpan> WaitAsync(FakeTimeProvider time, params (string, string)[] headers)
    {
        await using var server = await ScriptedServer.StartAsync(_ => new(429, TooMany, headers));
        await using var client = Client.Of(server.Address, TwitterApi.V2, time);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var told = new TaskCompletionSource<DateTimeOffset>(TaskCreationOptions.RunContinuationsAsynchronously);
        RateLimitWatch.Watch(until => told.TrySetResult(until));
        var listing = client.X.ListAsync(over.Token);
        var until = await told.Task.WaitAsync(Token);
        await over.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => listing);
        return until - time.GetUtcNow();
    }

    private static string Seconds(TimeSpan fromNow) => (Now + fromNow).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
