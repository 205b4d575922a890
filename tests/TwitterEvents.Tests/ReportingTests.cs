using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TwitterEvents.Diagnostics;

namespace TwitterEvents.Tests;

/// <summary>Who observes (a log provider, a meter listener, a trace listener, an exception's own message) changes no outcome by throwing.</summary>
public sealed class ReportingTests
{
    private static readonly AsyncLocal<bool> mine = new();

    private const string TwoEvents = """{"for_user_id":"1","made_up_events":[{"id":1},{"id":2}]}""";

    [Fact]
    public async Task A_log_provider_that_throws_stops_no_neighbour_and_changes_no_outcome()
    {
        var runs = 0;
        await using var core = new Core(handlers => Failing(handlers, () => runs++), logs: new ThrowingLogs());

        Assert.Equal(DeliveryOutcome.Failed, await core.ProcessAsync(TwoEvents));
        Assert.Equal(DeliveryOutcome.Handled, await core.ProcessAsync("{"));

        Assert.Equal(2, runs);
    }

    [Fact]
    public async Task An_exception_whose_message_throws_is_a_failure_like_any_other_and_is_told_by_its_type()
    {
        var runs = 0;
        await using var core = new Core(
            handlers => Failing(handlers, () => runs++, () => throw new UnspeakableException()), logs: new FormattingLogs());

        Assert.Equal(DeliveryOutcome.Failed, await core.ProcessAsync(TwoEvents));

        Assert.Equal(2, runs);
        Assert.Contains(core.Logs.Lines, line => line.Text.Contains(nameof(UnspeakableException) + " cannot be shown", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_meter_listener_that_throws_changes_no_outcome()
    {
        await using var core = new Core(
            handlers => handlers.Handle<TwitterEvent>("Any", (_, _, _) => default), register: services => services.AddMetrics());
        var factory = core.Services.GetRequiredService<IMeterFactory>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (ReferenceEquals(instrument.Meter.Scope, factory))
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, _, _, _) => throw new InvalidOperationException("listener"));
        listener.SetMeasurementEventCallback<double>((_, _, _, _) => throw new InvalidOperationException("listener"));
        listener.Start();

        Assert.Equal(DeliveryOutcome.Handled, await core.ProcessAsync(TwoEvents));
        Assert.Equal(DeliveryOutcome.Handled, await core.ProcessAsync("{"));
    }

    [Fact]
    public async Task A_meter_listener_that_throws_when_it_hears_of_an_instrument_stops_nothing()
    {
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name == "TwitterEvents" && mine.Value)
                {
                    throw new InvalidOperationException("listener");
                }
            },
        };
        listener.Start();
        mine.Value = true;
        await using var core = new Core(handlers => handlers.Handle<TwitterEvent>("Any", (_, _, _) => default));

        Assert.Equal(DeliveryOutcome.Handled, await core.ProcessAsync(TwoEvents));
    }

    [Fact]
    public async Task A_trace_listener_that_throws_changes_no_outcome()
    {
        mine.Value = true;
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "TwitterEvents",
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStarted = _ => Throw(),
            ActivityStopped = _ => Throw(),
        };
        ActivitySource.AddActivityListener(listener);
        await using var core = new Core(handlers => handlers.Handle<TwitterEvent>("Any", (_, _, _) => default));

        Assert.Equal(DeliveryOutcome.Handled, await core.ProcessAsync(TwoEvents));

        void Throw()
        {
            if (mine.Value)
            {
                throw new InvalidOperationException("listener");
            }
        }
    }

    [Fact]
    public async Task A_delivery_and_each_of_its_handlers_is_a_span_that_says_what_became_of_it()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var test = new Activity("test").Start();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "TwitterEvents",
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.TraceId == test.TraceId)
                {
                    spans.Enqueue(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        await using var core = new Core(handlers => handlers
            .Handle<TwitterEvent>("Good", (_, _, _) => default)
            .Handle<TwitterEvent>("Bad", (_, _, _) => throw new InvalidOperationException("why")));

        await core.ProcessAsync("""{"for_user_id":"1","made_up_events":[{"id":1}]}""");

        var delivery = Assert.Single(spans, span => span.OperationName == "process delivery");
        Assert.Equal(ActivityStatusCode.Error, delivery.Status);
        Assert.Equal(1, delivery.GetTagItem("messaging.batch.message_count"));
        var handlers = spans.Where(span => span.ParentSpanId == delivery.SpanId).ToDictionary(span => (string)span.GetTagItem("twitter_events.handler")!);
        Assert.Equal(["Bad", "Good"], handlers.Keys.Order());
        Assert.Equal("process UnknownEvent", handlers["Good"].OperationName);
        Assert.Equal("made_up_events", handlers["Good"].GetTagItem("messaging.destination.name"));
        Assert.Equal(ActivityStatusCode.Unset, handlers["Good"].Status);
        Assert.Equal("System.InvalidOperationException", handlers["Bad"].GetTagItem("error.type"));
    }

    [Fact]
    public async Task What_a_handler_logs_is_in_a_scope_that_names_the_delivery()
    {
        var logs = new ScopedLogs();
        string? id = null;
        var collection = new ServiceCollection();
        collection.AddSingleton<ILoggerFactory>(new LoggerFactory([logs]));
        collection.AddTwitterEventsCore().Handle<TwitterEvent>("Acme.Logs", (_, context, _) =>
        {
            id = context.DeliveryId;
            logs.Note();
            return default;
        });
        await using var services = collection.BuildServiceProvider();

        await services.GetRequiredService<DeliveryProcessor>().ProcessAsync("""{"for_user_id":"1","made_up_events":[{"id":1}]}"""u8.ToArray(), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Contains(new("DeliveryId", id), logs.Noted);
        Assert.Contains(new("WireName", "made_up_events"), logs.Noted);
        Assert.Contains(new("Handler", "Acme.Logs"), logs.Noted);
    }

    [Fact]
    public async Task Handled_repeated_failed_and_unhandled_events_each_have_a_debug_line()
    {
        var fails = false;
        await using var core = new Core(handlers => handlers.Handle<UnknownEvent>("Any", (_, _, _) => fails ? throw new InvalidOperationException() : default));
        const string Follow = """{"for_user_id":"1","follow_events":[{"type":"follow"}],"made_up_events":[{"id":1}]}""";

        await core.ProcessAsync(Follow);
        await core.ProcessAsync(Follow);
        fails = true;
        await core.ProcessAsync("""{"for_user_id":"1","made_up_events":[{"id":2}]}""");

        string[] lines = [.. core.Logs.Lines.Where(line => line.Level == LogLevel.Debug).Select(line => line.Text)];
        Assert.Contains(lines, line => line.StartsWith("made_up_events (UnknownEvent) of delivery ", StringComparison.Ordinal) && line.EndsWith(": Handled.", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.EndsWith(": Repeated.", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.EndsWith(": Failed.", StringComparison.Ordinal));
        Assert.Equal(2, lines.Count(line => line.StartsWith("follow_events (FollowEvent) of delivery ", StringComparison.Ordinal) && line.EndsWith(": Unhandled.", StringComparison.Ordinal)));
    }

    private static void Failing(TwitterEventsBuilder handlers, Action ran, Action? fail = null) => handlers
        .Handle<TwitterEvent>("A fails", (_, _, _) =>
        {
            (fail ?? (() => throw new InvalidOperationException("why")))();
            return default;
        })
        .Handle<TwitterEvent>("B runs", (_, _, _) =>
        {
            ran();
            return default;
        });

    private sealed class UnspeakableException : Exception
    {
        public override string Message => throw new InvalidOperationException("The message throws.");
    }

    private abstract class Logs : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public virtual IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public virtual bool IsEnabled(LogLevel logLevel) => true;

        public virtual void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
        }

        public void Dispose()
        {
        }
    }

    private sealed class ThrowingLogs : Logs
    {
        public override IDisposable? BeginScope<TState>(TState state) => throw new InvalidOperationException("scope");

        public override void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            throw new InvalidOperationException("log");
    }

    /// <summary>Writes an exception out, as a console does.</summary>
    private sealed class FormattingLogs : Logs
    {
        public override void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _ = formatter(state, exception) + exception;
    }

    private sealed class ScopedLogs : Logs, ISupportExternalScope
    {
        private IExternalScopeProvider scopes = new LoggerExternalScopeProvider();

        public List<KeyValuePair<string, object?>> Noted { get; } = [];

        public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

        public void Note() => scopes.ForEachScope(
            static (scope, noted) => noted.AddRange(scope as IEnumerable<KeyValuePair<string, object?>> ?? []), Noted);
    }
}
