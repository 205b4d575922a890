using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using TwitterEvents.Testing;

namespace TwitterEvents.Management.Tests;

/// <summary>What <c>EnsureRegistered</c> does between its tries, and what no failure does to it.</summary>
public sealed class RegistrationLoopTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    public static TheoryData<TimeSpan> LongIntervals => [TimeSpan.FromDays(60), TimeSpan.MaxValue, Timeout.InfiniteTimeSpan];

    public static TheoryData<TimeSpan> RefusedIntervals => [TimeSpan.Zero, TimeSpan.FromMinutes(-5), TimeSpan.FromMilliseconds(999), TimeSpan.MinValue];

    [Fact]
    public async Task While_it_waits_for_Xs_limit_state_health_and_log_say_until_when()
    {
        await using var x = await FakeX.StartAsync(cancellationToken: Token);
        x.Faults.AnswerApi(FakeXAnswer.RateLimited(TimeSpan.FromMinutes(2)), requests: 1);
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var bot = await Bot.StartAsync(x, TwitterApi.V1Premium, register: static _ => { }, time: time, change: WithBearer(x));
        await time.AdvanceUntilAsync(TimeSpan.Zero, () => bot.Registration.State.Status != TwitterRegistrationStatus.Pending);

        // The limit is told in whole seconds.
        string[] ends = [.. Enumerable.Range(118, 4).Select(seconds => time.GetUtcNow().AddSeconds(seconds).UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture))];
        var state = bot.Registration.State;
        var health = await bot.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Token);
        Assert.Equal(TwitterRegistrationStatus.Waiting, state.Status);
        Assert.Contains(ends, end => state.Message == $"X limits the rate until {end} UTC; registration goes on then.");
        Assert.Equal((HealthStatus.Degraded, state.Message), (health.Status, health.Entries[RegistrationHealthCheck.Name].Description));
        Assert.Contains(bot.Logs.Lines, line => ends.Any(end => line.Text.EndsWith($"X limits the rate until {end} UTC; trying again then.", StringComparison.Ordinal)));

        time.Advance(TimeSpan.FromSeconds(122));
        await bot.Registration.WhenRegisteredAsync(Token);
        Assert.StartsWith("X sends to", bot.Registration.State.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_registered_stays_so_while_a_later_look_waits()
    {
        await using var x = await FakeX.StartAsync(cancellationToken: Token);
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var bot = await Bot.StartAsync(
            x, TwitterApi.V1Premium, register: static options => options.CheckInterval = TimeSpan.FromSeconds(30), time: time, change: WithBearer(x));
        await bot.Registration.WhenRegisteredAsync(Token);
        x.Faults.AnswerApi(FakeXAnswer.RateLimited(TimeSpan.FromMinutes(10)), requests: 1);

        await time.AdvanceUntilAsync(
            TimeSpan.FromSeconds(5), () => bot.Registration.State.Message.StartsWith("X limits the rate", StringComparison.Ordinal));

        Assert.Equal(TwitterRegistrationStatus.Registered, bot.Registration.State.Status);
    }

    [Theory]
    [MemberData(nameof(LongIntervals))]
    public async Task An_interval_of_any_length_is_waited(TimeSpan interval)
    {
        await using var x = await FakeX.StartAsync(cancellationToken: Token);
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var bot = await Bot.StartAsync(x, TwitterApi.V2, register: options => options.CheckInterval = interval, time: time);
        await bot.Registration.WhenRegisteredAsync(Token);
        bot.AnswersChecksWrongly = true;
        await x.CheckWebhooksAsync(Token);
        bot.AnswersChecksWrongly = false;

        for (var day = 0; day < 59; day++)
        {
            time.Advance(TimeSpan.FromDays(1));
            await Task.Yield();
        }

        Assert.False(Assert.Single(x.Webhooks).Valid);
        Assert.False(ServiceOf(bot).ExecuteTask!.IsCompleted);
        if (interval == TimeSpan.FromDays(60))
        {
            await time.AdvanceUntilAsync(TimeSpan.FromHours(12), () => x.Webhooks.Single().Valid);
        }
    }

    [Theory]
    [MemberData(nameof(RefusedIntervals))]
    public async Task An_interval_that_is_none_is_refused_by_name(TimeSpan interval)
    {
        await using var x = await FakeX.StartAsync(cancellationToken: Token);

        var error = await Assert.ThrowsAsync<OptionsValidationException>(
            () => Bot.StartAsync(x, TwitterApi.V2, register: options => options.CheckInterval = interval));

        Assert.Contains("CheckInterval must be at least one second", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_exception_of_a_try_ends_it_or_the_host()
    {
        await using var x = await FakeX.StartAsync(cancellationToken: Token);
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var throwing = new ThrowingWebhooks(ThrowingWebhooks.Exceptions);
        await using var bot = await Bot.StartAsync(
            x, TwitterApi.V2, register: static _ => { }, time: time, services: services => services.AddSingleton<ITwitterWebhooks>(throwing));

        await time.AdvanceUntilAsync(TimeSpan.FromSeconds(10), () => throwing.Calls > ThrowingWebhooks.Exceptions.Length);

        AssertGoesOn(bot);
        Assert.Equal(TwitterRegistrationStatus.Failing, bot.Registration.State.Status);
    }

    [Theory]
    [InlineData("The pool is closed.", true)]
    [InlineData("The proxy said \u001b[2J\r\nfail: forged", false)]
    [InlineData("$TOKEN was refused.", false)]
    public async Task An_exception_of_a_try_is_logged_whole_only_if_it_says_nothing_that_must_not_be_logged(string message, bool isWhole)
    {
        await using var x = await FakeX.StartAsync(cancellationToken: Token);
        var text = message.Replace("$TOKEN", x.App.Owner.AccessToken, StringComparison.Ordinal);
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var throwing = new ThrowingWebhooks(new InvalidOperationException(text));
        await using var bot = await Bot.StartAsync(
            x, TwitterApi.V2, register: static _ => { }, time: time, services: services => services.AddSingleton<ITwitterWebhooks>(throwing));

        await time.AdvanceUntilAsync(TimeSpan.FromSeconds(10), () => throwing.Calls > 1);

        var line = bot.Logs.Lines.First(line => line.Text.StartsWith("Registration failed", StringComparison.Ordinal));
        Assert.Contains("System.InvalidOperationException", line.Text, StringComparison.Ordinal);
        Assert.Equal(isWhole ? text : null, line.Exception?.Message);
    }

    [Fact]
    public async Task A_log_that_throws_keeps_nothing_from_being_registered()
    {
        await using var x = await FakeX.StartAsync(cancellationToken: Token);
        x.Faults.AnswerApi(FakeXAnswer.Forbidden, requests: 2);
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var bot = await Bot.StartAsync(
            x, TwitterApi.V1Premium, register: static _ => { }, time: time, services: static services => services.AddSingleton<ILoggerProvider, ThrowingLog>());
        var registered = bot.Registration.WhenRegisteredAsync(Token);

        await time.AdvanceUntilAsync(TimeSpan.FromSeconds(10), () => registered.IsCompleted);

        AssertGoesOn(bot);
    }

    [Theory]
    [InlineData(TwitterErrorKind.NoCredits, null, 15)]
    [InlineData(TwitterErrorKind.UsageCapExceeded, null, 15)]
    [InlineData(TwitterErrorKind.DailyLimit, 40, 40)]
    [InlineData(TwitterErrorKind.DailyLimit, 1_400, 60)]
    public void After_a_limit_it_waits_as_long_as_the_limit_lasts_and_an_hour_at_most(TwitterErrorKind kind, int? asked, int expected)
    {
        var error = new TwitterApiError("GET 2/webhooks", kind) { RetryAfter = asked is { } minutes ? TimeSpan.FromMinutes(minutes) : null };

        Assert.InRange(RegistrationPauses.After(1, error).TotalMinutes, expected, expected * 1.2);
    }

    private static void AssertGoesOn(Bot bot)
    {
        Assert.False(ServiceOf(bot).ExecuteTask!.IsCompleted);
        Assert.False(bot.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested);
    }

    private static RegistrationService ServiceOf(Bot bot) => bot.Services.GetServices<IHostedService>().OfType<RegistrationService>().Single();

    /// <summary>So that the first call is one of the registration, and not the one for a token.</summary>
    private static Action<Dictionary<string, string?>> WithBearer(FakeX x) => settings => settings["Twitter:BearerToken"] = x.App.BearerToken;

    private sealed class ThrowingLog : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) =>
            categoryName == RegistrationLog.Category ? this : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            throw new InvalidOperationException("The disk is full.");
    }

    private sealed class ThrowingWebhooks(params Exception[] exceptions) : ITwitterWebhooks
    {
        public static readonly Exception[] Exceptions =
            [new InvalidOperationException(), new OperationCanceledException(), new FormatException(), new OptionsValidationException("", typeof(object), ["No."]), new TimeoutException()];

        private int calls;

        public int Calls => Volatile.Read(ref calls);

        public TwitterApi Api => TwitterApi.V2;

        public Task<IReadOnlyList<Webhook>> ListAsync(CancellationToken cancellationToken) =>
            throw exceptions[(Interlocked.Increment(ref calls) - 1) % exceptions.Length];

        public Task<Webhook> CreateAsync(string url, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task ValidateAsync(string webhookId, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task DeleteAsync(string webhookId, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task SubscribeAsync(string? webhookId, UserCredentials user, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<bool> IsSubscribedAsync(string? webhookId, UserCredentials user, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<SubscriptionList> ListSubscriptionsAsync(string? webhookId, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<SubscriptionCount> CountSubscriptionsAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task UnsubscribeAsync(string? webhookId, string userId, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<ReplayJob> ReplayAsync(string webhookId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }
}
