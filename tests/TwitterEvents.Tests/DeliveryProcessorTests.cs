using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace TwitterEvents.Tests;

public sealed class DeliveryProcessorTests
{
    private const string OneEvent = """{"for_user_id":"1","made_up_events":[{"id":1}]}""";

    [Theory]
    [InlineData(OneEvent, DeliveryOutcome.Handled, 200)]
    [InlineData("{}", DeliveryOutcome.Handled, 200)]
    [InlineData("{", DeliveryOutcome.Handled, 200)]
    [InlineData("[]", DeliveryOutcome.NotAnObject, 400)]
    [InlineData("", DeliveryOutcome.NotAnObject, 400)]
    public async Task A_body_has_an_outcome_and_the_outcome_a_status(string body, DeliveryOutcome expected, int statusCode)
    {
        await using var core = new Core();

        var outcome = await core.ProcessAsync(body);

        Assert.Equal(expected, outcome);
        Assert.Equal(statusCode, outcome.StatusCode);
    }

    [Fact]
    public async Task A_failing_handler_is_a_failed_delivery()
    {
        await using var core = new Core(handlers => handlers.Handle<TwitterEvent>("Fails", (_, _, _) => throw new InvalidOperationException("why")));

        var outcome = await core.ProcessAsync(OneEvent);

        Assert.Equal(DeliveryOutcome.Failed, outcome);
        Assert.Equal(500, outcome.StatusCode);
    }

    [Fact]
    public async Task A_process_that_has_run_out_of_memory_refuses_the_delivery_and_says_so_once_a_minute()
    {
        var memory = new ShortMemory();
        await using var core = new Core(time: memory);

        Assert.Equal(DeliveryOutcome.Busy, await core.ProcessAsync(OneEvent));
        Assert.Equal(DeliveryOutcome.Busy, await core.ProcessAsync(OneEvent));
        memory.IsShort = false;

        Assert.Equal(DeliveryOutcome.Handled, await core.ProcessAsync(OneEvent));
        var told = Assert.Single(core.Logs.Lines, static line => line.Level > LogLevel.Information);
        Assert.StartsWith("The process has run out of memory: deliveries are refused", told.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handlers_of_one_event_run_one_after_another_and_events_in_the_order_of_the_text()
    {
        var steps = new List<string>();
        await using var core = new Core(handlers => handlers
            .Handle<TwitterEvent>("B", (e, context, _) => StepAsync("B", context))
            .Handle<TwitterEvent>("A", (e, context, _) => StepAsync("A", context)));

        await core.ProcessAsync("""{"for_user_id":"1","made_up_events":[{"id":1},{"id":2}]}""");

        Assert.Equal(["A+1", "A-1", "B+1", "B-1", "A+2", "A-2", "B+2", "B-2"], steps);

        async ValueTask StepAsync(string name, EventContext context)
        {
            var id = Encoding.UTF8.GetString(context.RawEvent.Span)[6..^1];
            steps.Add($"{name}+{id}");
            await Task.Yield();
            steps.Add($"{name}-{id}");
        }
    }

    [Fact]
    public async Task The_context_holds_app_user_time_and_raw_texts()
    {
        EventContext? seen = null;
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 3, 4, 5, 6, TimeSpan.Zero));
        await using var core = new Core(handlers => handlers.Handle<TwitterEvent>("Any", (_, context, _) => { seen = context; return default; }), time);

        await core.ProcessAsync("\uFEFF" + OneEvent, app: "b");

        Assert.NotNull(seen);
        Assert.Equal("b", seen.App);
        Assert.Equal("1", seen.ForUserId);
        Assert.Equal("made_up_events", seen.WireName);
        Assert.Equal(time.GetUtcNow(), seen.ReceivedAt);
        Assert.Equal("""{"id":1}""", Encoding.UTF8.GetString(seen.RawEvent.Span));
        Assert.Equal("\uFEFF" + OneEvent, Encoding.UTF8.GetString(seen.RawDelivery.Span));
    }

    [Fact]
    public async Task The_delivery_id_is_the_first_half_of_the_SHA256_of_the_body()
    {
        var ids = new List<string>();
        await using var core = new Core(handlers => handlers.Handle<TwitterEvent>("Any", (_, context, _) => { ids.Add(context.DeliveryId); return default; }));

        await core.ProcessAsync(OneEvent);

        Assert.Equal([Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(OneEvent)))[..32]], ids);
    }

    [Fact]
    public async Task A_malformed_delivery_is_logged_by_place_and_reason_without_its_text()
    {
        await using var core = new Core();

        await core.ProcessAsync("""{"private" oops""");

        var line = Assert.Single(core.Logs.Lines, line => line.Level == LogLevel.Warning);
        Assert.Contains("InvalidJson", line.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("private", line.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_callers_token_reaches_the_handler_and_what_it_stops_has_failed()
    {
        using var stop = new CancellationTokenSource();
        await using var core = new Core(handlers => handlers.Handle<TwitterEvent>(
            "Waits", async (_, _, token) => await Task.Delay(Timeout.InfiniteTimeSpan, token)));

        var outcome = core.Processor.ProcessAsync(Encoding.UTF8.GetBytes(OneEvent), cancellationToken: stop.Token);
        await stop.CancelAsync();

        Assert.Equal(DeliveryOutcome.Failed, await outcome);
    }

    [Fact]
    public async Task It_works_without_logging_metrics_and_host()
    {
        var services = new ServiceCollection();
        services.AddTwitterEventsCore().Handle<TwitterEvent>("Fails", (_, _, _) => throw new InvalidOperationException("unseen"));
        await using var provider = services.BuildServiceProvider();

        var outcome = await provider.GetRequiredService<DeliveryProcessor>()
            .ProcessAsync(Encoding.UTF8.GetBytes(OneEvent), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(DeliveryOutcome.Failed, outcome);
    }

    [Fact]
    public async Task Random_bytes_never_throw()
    {
        await using var core = new Core(handlers => handlers
            .Handle<TwitterEvent>("Any", (_, _, _) => default)
            .Handle<MalformedDelivery>("Malformed", (_, _, _) => default));
        var random = new Random(3);
        for (var i = 0; i < 5_000; i++)
        {
            var body = new byte[random.Next(1, 60)];
            random.NextBytes(body);
            body[0] = (byte)'{';

            Assert.Equal(DeliveryOutcome.Handled, await core.Processor.ProcessAsync(body, cancellationToken: TestContext.Current.CancellationToken));
        }
    }
}
