using Microsoft.Extensions.DependencyInjection;

namespace TwitterEvents.Tests;

/// <summary>Each call of a scoped handler has a DI scope of its own.</summary>
public sealed class HandlerScopeTests
{
    private const string TwoEvents = """{"for_user_id":"1","made_up_events":[{"id":1},{"id":2}]}""";

    [Fact]
    public async Task Two_handlers_of_one_event_share_no_scope_and_nor_do_two_events()
    {
        var seen = new Seen();
        await using var core = new Core(
            handlers => handlers.AddHandler<FirstHandler, TwitterEvent>().AddHandler<SecondHandler, TwitterEvent>(),
            register: services => services.AddSingleton(seen).AddScoped<Unit>());

        await core.ProcessAsync(TwoEvents);

        Assert.Equal(4, seen.Units.Distinct().Count());
    }

    [Fact]
    public async Task A_scope_ends_with_its_call_also_when_the_handler_fails()
    {
        var seen = new Seen { Fails = true };
        await using var core = new Core(
            handlers => handlers.AddHandler<FirstHandler, TwitterEvent>(),
            register: services => services.AddSingleton(seen).AddScoped<Unit>());

        await core.ProcessAsync(TwoEvents);

        Assert.Equal(2, seen.Units.Count);
        Assert.All(seen.Units, unit => Assert.True(unit.IsDisposed));
    }

    [Fact]
    public async Task A_singleton_is_resolved_from_the_root_and_is_one_object()
    {
        var seen = new Seen();
        await using var core = new Core(
            handlers => handlers.AddHandler<SingletonHandler, TwitterEvent>(ServiceLifetime.Singleton),
            register: services => services.AddSingleton(seen));

        await core.ProcessAsync(TwoEvents);

        Assert.Equal(2, seen.Handlers.Count);
        Assert.Single(seen.Handlers.Distinct());
    }

    [Fact]
    public async Task A_handler_that_cannot_be_made_has_failed_and_the_next_still_runs()
    {
        var seen = new Seen();
        await using var core = new Core(
            handlers => handlers.AddHandler<FirstHandler, TwitterEvent>().AddHandler<SingletonHandler, TwitterEvent>(ServiceLifetime.Singleton),
            register: services => services.AddSingleton(seen));

        Assert.Equal(DeliveryOutcome.Failed, await core.ProcessAsync(TwoEvents));
        Assert.Equal(2, seen.Handlers.Count);
    }

    [Fact]
    public async Task A_handler_that_returned_has_succeeded_also_when_its_services_fail_to_end()
    {
        var seen = new Seen();
        await using var core = new Core(
            handlers => handlers.AddHandler<FirstHandler, TwitterEvent>(),
            register: services => services.AddSingleton(seen).AddScoped(_ => new Unit { FailsToEnd = true }));

        Assert.Equal(DeliveryOutcome.Handled, await core.ProcessAsync(TwoEvents));
        Assert.Equal(DeliveryOutcome.Handled, await core.ProcessAsync(TwoEvents));

        Assert.Equal(2, seen.Units.Count);
        Assert.Equal(2, core.Logs.Lines.Count(line => line.Text.Contains("disposing its services failed", StringComparison.Ordinal)));
    }

    internal sealed class Seen
    {
        public bool Fails { get; init; }

        public List<Unit> Units { get; } = [];

        public List<object> Handlers { get; } = [];
    }

    /// <summary>Stands for a DbContext.</summary>
    internal sealed class Unit : IDisposable
    {
        public bool IsDisposed { get; private set; }

        public bool FailsToEnd { get; init; }

        public void Dispose()
        {
            IsDisposed = true;
            if (FailsToEnd)
            {
                throw new InvalidOperationException("cannot end");
            }
        }
    }

    internal sealed class FirstHandler(Seen seen, Unit unit) : IHandle<TwitterEvent>
    {
        public ValueTask HandleAsync(TwitterEvent e, EventContext context, CancellationToken cancellationToken)
        {
            seen.Units.Add(unit);
            return seen.Fails ? throw new InvalidOperationException("fails") : default;
        }
    }

    internal sealed class SecondHandler(Seen seen, Unit unit) : IHandle<TwitterEvent>
    {
        public ValueTask HandleAsync(TwitterEvent e, EventContext context, CancellationToken cancellationToken)
        {
            seen.Units.Add(unit);
            return default;
        }
    }

    internal sealed class SingletonHandler(Seen seen) : IHandle<TwitterEvent>
    {
        public ValueTask HandleAsync(TwitterEvent e, EventContext context, CancellationToken cancellationToken)
        {
            seen.Handlers.Add(this);
            return default;
        }
    }
}
