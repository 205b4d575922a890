using TwitterEvents.Generators.Tests.Support;
using static TwitterEvents.Generators.Tests.Handlers.HandlerSources;

namespace TwitterEvents.Generators.Tests.Handlers;

/// <summary>Generated code compiles, without a warning of its own, whatever the user's classes are called and marked with.</summary>
public sealed class HostileNamesTests
{
    private const string Marked = "class Greeter : IHandle<FollowEvent> { $ }";

    [Theory]
    [InlineData("[System.Diagnostics.CodeAnalysis.Experimental(\"MW001\")] " + Marked, "Greeter")]
    [InlineData("[System.Diagnostics.CodeAnalysis.Experimental(\"MW001\")] static class Bot { internal " + Marked + " }", "Bot.Greeter")]
    [InlineData("[Obsolete] " + Marked, "Greeter")]
    [InlineData("[Obsolete(\"Not this one.\", error: true)] " + Marked, "Greeter")]
    [InlineData("[Obsolete(\"Not this one.\", error: true)] static class Bot { internal " + Marked + " }", "Bot.Greeter")]
    [InlineData("[Obsolete(\"Not this one.\", DiagnosticId = \"MW002\")] " + Marked, "Greeter")]
    public void A_marked_handler_is_registered(string source, string name) => AssertRegistered(source, name);

    [Theory]
    [InlineData("class @class : IHandle<FollowEvent> { $ }", "class")]
    [InlineData("namespace @namespace.@event { class @record : IHandle<FollowEvent> { $ } }", "namespace.event.record")]
    [InlineData("namespace Acme.System { " + Marked + " }", "Acme.System.Greeter")]
    [InlineData("namespace Acme { class System; class Microsoft; class TwitterEvents; " + Marked + " }", "Acme.Greeter")]
    [InlineData("namespace TwitterEvents { class System; class Microsoft; class TwitterEvents; class IHandle; class HandlerMethod; " + Marked + " }", "TwitterEvents.Greeter")]
    [InlineData("namespace TwitterEvents.System { " + Marked + " }", "TwitterEvents.System.Greeter")]
    [InlineData("namespace TwitterEvents.Dispatching.FollowEvent { class Own : IHandle<global::TwitterEvents.FollowEvent> { $ } }", "TwitterEvents.Dispatching.FollowEvent.Own")]
    [InlineData("class HandlerRegistration : IHandle<FollowEvent> { $ }", "HandlerRegistration")]
    public void A_name_that_means_something_else_too_is_no_trouble(string source, string name) => AssertRegistered(source, name);

    [Theory]
    [InlineData("class Greeter : IHandle<FollowEvent>, IHandle<FollowEvent[]> { $ ValueTask IHandle<FollowEvent[]>.HandleAsync(FollowEvent[] e, EventContext c, CancellationToken t) => default; }")]
    [InlineData("unsafe class Greeter : IHandle<FollowEvent>, IHandle<int*[]> { $ ValueTask IHandle<int*[]>.HandleAsync(int*[] e, EventContext c, CancellationToken t) => default; }")]
    [InlineData("class Greeter : IHandle<FollowEvent>, IHandle<Action> { $ ValueTask IHandle<Action>.HandleAsync(Action e, EventContext c, CancellationToken t) => default; }")]
    public void A_type_that_is_no_class_is_passed_over(string source)
    {
        var run = Generate(Source(source));

        Assert.Equal(["global::TwitterEvents.FollowEvent"], HandledTypes(run));
    }

    private static void AssertRegistered(string source, string name) => Assert.Equal([name], RegisteredNames(Generate(Source(source))));

    private static TestProject Source(string source) =>
        Project(source.Replace(
            "$",
            "public ValueTask HandleAsync(global::TwitterEvents.FollowEvent e, EventContext c, CancellationToken t) { return default; }",
            StringComparison.Ordinal));
}
