using TwitterEvents.Dispatching;
using TwitterEvents.Reading;

namespace TwitterEvents.Tests;

public sealed class HandlerRegistryTests
{
    private static readonly EventKind Leaf = new(typeof(LeafEvent), "leaf_events", null);
    private static readonly EventKind Other = new(typeof(OtherEvent), "other_events", null);

    [Fact]
    public void Handlers_of_one_event_run_by_order_then_by_full_name()
    {
        var registry = Registry(
            Handler("b.Second", 0, typeof(LeafEvent)),
            Handler("B.First", 0, typeof(LeafEvent)),
            Handler("Last", 1, typeof(LeafEvent)),
            Handler("ä", 0, typeof(LeafEvent)),
            Handler("Zero", -1, typeof(LeafEvent)));

        Assert.Equal(["Zero", "B.First", "b.Second", "ä", "Last"], Names(registry, Leaf));
    }

    [Fact]
    public void A_class_registered_by_two_assemblies_runs_once()
    {
        var registry = Registry(Handler("A", 0, typeof(LeafEvent)), Handler("A", 0, typeof(LeafEvent)));

        Assert.Equal(["A"], Names(registry, Leaf));
    }

    [Fact]
    public void A_class_handles_an_event_by_the_first_method_that_can()
    {
        var registry = Registry(Handler("A", 0, typeof(LeafEvent), typeof(BaseEvent), typeof(OtherEvent)));

        Assert.Equal(typeof(LeafEvent), Assert.Single(registry.GetCalls(Leaf)).Method.EventType);
        Assert.Equal(typeof(BaseEvent), Assert.Single(registry.GetCalls(Other)).Method.EventType);
    }

    [Fact]
    public void A_handler_of_an_interface_handles_the_events_that_have_it() =>
        Assert.Equal(["A"], Names(Registry(Handler("A", 0, typeof(ILeaf))), Leaf));

    [Fact]
    public void A_kind_nobody_handles_is_not_wanted()
    {
        var registry = Registry(Handler("A", 0, typeof(LeafEvent)));

        Assert.True(registry.Wants(Leaf));
        Assert.False(registry.Wants(Other));
    }

    private static HandlerRegistry Registry(params HandlerRegistration[] registrations) => new(registrations);

    private static HandlerRegistration Handler(string name, int order, params Type[] types) =>
        new(name, name, order, _ => name, [.. types.Select(type => new HandlerMethod(type, (_, _, _, _) => default))]);

    private static IEnumerable<string> Names(HandlerRegistry registry, EventKind kind) => registry.GetCalls(kind).Select(call => call.Handler.Name);

    private interface ILeaf;

    private abstract class BaseEvent;

    private sealed class LeafEvent : BaseEvent, ILeaf;

    private sealed class OtherEvent : BaseEvent;
}
