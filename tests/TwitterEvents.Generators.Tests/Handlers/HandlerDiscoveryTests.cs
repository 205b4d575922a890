using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TwitterEvents.Generators.Tests.Support;
using static TwitterEvents.Generators.Tests.Handlers.HandlerSources;

namespace TwitterEvents.Generators.Tests.Handlers;

/// <summary>Which classes are handlers.</summary>
public sealed class HandlerDiscoveryTests
{
    [Theory]
    [InlineData("FollowEvent")]
    [InlineData("TwitterEvent")]
    [InlineData("MessageEvent")]
    [InlineData("IHasTweet")]
    [InlineData("UnknownEvent")]
    [InlineData("MalformedDelivery")]
    public void A_class_may_handle_an_event_a_base_an_interface_or_a_malformed_delivery(string type)
    {
        var run = Generate(Project($$"""class Greeter : IHandle<{{type}}> { {{Handles(type)}} }"""));

        Assert.Equal(["Greeter"], RegisteredNames(run));
        Assert.Equal(["global::TwitterEvents." + type], HandledTypes(run));
    }

    [Fact]
    public void A_nested_internal_class_is_found()
    {
        var run = Generate(Project($$"""
            namespace Acme;
            static class Bot { internal class Greeter : IHandle<FollowEvent> { {{Handles("FollowEvent")}} } }
            """));

        Assert.Equal(["Acme.Bot.Greeter"], RegisteredNames(run));
    }

    [Fact]
    public void A_record_is_found()
    {
        var run = Generate(Project($$"""record Greeter(string Text) : IHandle<FollowEvent> { {{Handles("FollowEvent")}} }"""));

        Assert.Equal(["Greeter"], RegisteredNames(run));
    }

    [Fact]
    public void A_generic_base_is_registered_as_the_class_that_closes_it()
    {
        var run = Generate(Project($$"""
            class Logger<T> : IHandle<T> where T : class { {{Handles("T")}} }
            class FollowLogger : Logger<FollowEvent>;
            """));

        Assert.Equal(["FollowLogger"], RegisteredNames(run));
        Assert.Equal(["global::TwitterEvents.FollowEvent"], HandledTypes(run));
    }

    [Fact]
    public void A_class_that_inherits_from_a_handler_is_one_too()
    {
        var run = Generate(Project($$"""
            abstract class Base : IHandle<FollowEvent> { {{Handles("FollowEvent")}} }
            class Greeter : Base;
            class LouderGreeter : Greeter;
            """));

        Assert.Equal(["Greeter", "LouderGreeter"], RegisteredNames(run));
    }

    [Fact]
    public void An_interface_that_extends_IHandle_counts()
    {
        var run = Generate(Project($$"""
            interface IFollowHandler : IHandle<FollowEvent>;
            class Greeter : IFollowHandler { {{Handles("FollowEvent")}} }
            """));

        Assert.Equal(["Greeter"], RegisteredNames(run));
    }

    [Fact]
    public void An_alias_and_an_explicit_implementation_count()
    {
        var run = Generate(Project("""
            using Followed = TwitterEvents.FollowEvent;
            class Greeter : IHandle<Followed>
            {
                ValueTask IHandle<Followed>.HandleAsync(Followed e, EventContext context, CancellationToken cancellationToken) => default;
            }
            """));

        Assert.Equal(["global::TwitterEvents.FollowEvent"], HandledTypes(run));
    }

    [Fact]
    public void A_partial_class_whose_parts_all_have_a_base_list_is_found_once()
    {
        var run = Generate(Project(
            $$"""partial class Greeter : IHandle<FollowEvent> { {{Handles("FollowEvent")}} }""",
            $$"""partial class Greeter : IHandle<UnknownEvent> { {{Handles("UnknownEvent")}} }"""));

        Assert.Equal(["Greeter"], RegisteredNames(run));
        Assert.Equal(["global::TwitterEvents.FollowEvent", "global::TwitterEvents.UnknownEvent"], HandledTypes(run));
    }

    [Fact]
    public void A_partial_class_takes_base_list_and_attribute_from_any_part()
    {
        var run = Generate(Project(
            "partial class Greeter : IHandle<FollowEvent>;",
            $$"""[Handler(Order = 7)] partial class Greeter { {{Handles("FollowEvent")}} }"""));

        Assert.Equal(["Greeter"], RegisteredNames(run));
        Assert.Contains("\n                7,\n", run.Sources.Values.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_is_a_keyword_is_escaped_in_code_only()
    {
        var run = Generate(Project($$"""namespace @event; class @class : IHandle<FollowEvent> { {{Handles("FollowEvent")}} }"""));

        Assert.Equal(["event.class"], RegisteredNames(run));
    }

    [Theory]
    [InlineData("interface IGreeter : IHandle<FollowEvent>;")]
    [InlineData("abstract class Greeter : IHandle<FollowEvent> { public abstract ValueTask HandleAsync(FollowEvent e, EventContext c, CancellationToken t); }")]
    [InlineData("struct Greeter : IHandle<FollowEvent> { public ValueTask HandleAsync(FollowEvent e, EventContext c, CancellationToken t) => default; }")]
    [InlineData("record struct Greeter : IHandle<FollowEvent> { public ValueTask HandleAsync(FollowEvent e, EventContext c, CancellationToken t) => default; }")]
    [InlineData("class Greeter<T> : IHandle<T> where T : class { public ValueTask HandleAsync(T e, EventContext c, CancellationToken t) => default; }")]
    [InlineData("class Bot<T> { internal class Greeter : IHandle<FollowEvent> { public ValueTask HandleAsync(FollowEvent e, EventContext c, CancellationToken t) => default; } }")]
    [InlineData("class Bot { private class Greeter : IHandle<FollowEvent> { public ValueTask HandleAsync(FollowEvent e, EventContext c, CancellationToken t) => default; } }")]
    [InlineData("class Bot { private class Inner { public class Greeter : IHandle<FollowEvent> { public ValueTask HandleAsync(FollowEvent e, EventContext c, CancellationToken t) => default; } } }")]
    [InlineData("class Bot { protected class Greeter : IHandle<FollowEvent> { public ValueTask HandleAsync(FollowEvent e, EventContext c, CancellationToken t) => default; } }")]
    [InlineData("file class Greeter : IHandle<FollowEvent> { public ValueTask HandleAsync(FollowEvent e, EventContext c, CancellationToken t) => default; }")]
    [InlineData("file class Bot { internal class Greeter : IHandle<FollowEvent> { public ValueTask HandleAsync(FollowEvent e, EventContext c, CancellationToken t) => default; } }")]
    [InlineData("class Bot { private class Own; internal class Greeter : IHandle<Bot.Own> { ValueTask IHandle<Bot.Own>.HandleAsync(Bot.Own e, EventContext c, CancellationToken t) => default; } }")]
    [InlineData("interface IHandle<T, U>; class Greeter : IHandle<FollowEvent, string>;")]
    [InlineData("namespace Other { interface IHandle<T>; class Greeter : Other.IHandle<FollowEvent>; }")]
    public void What_generated_code_cannot_create_or_name_is_left_out(string source) =>
        Assert.Empty(RegisteredNames(Generate(Project(source))));

    [Fact]
    public void A_protected_internal_class_is_found()
    {
        var run = Generate(Project($$"""class Bot { protected internal class Greeter : IHandle<FollowEvent> { {{Handles("FollowEvent")}} } }"""));

        Assert.Equal(["Bot.Greeter"], RegisteredNames(run));
    }

    [Fact]
    public void An_obsolete_handler_is_registered_without_a_warning_in_generated_code()
    {
        var run = Generate(Project($$"""[Obsolete("Use another.")] class Greeter : IHandle<FollowEvent> { {{Handles("FollowEvent")}} }"""));

        Assert.Equal(["Greeter"], RegisteredNames(run));
    }

    [Theory]
    [InlineData("class Greeter : IHandle<PollEvent> { $ }")]
    [InlineData("class Greeter : IHandle<TwitterEvents.PollEvent> { $ }")]
    [InlineData("class Greeter : IHandle<global::TwitterEvents.PollEvent> { $ }")]
    [InlineData("abstract class Logger<T> : IHandle<T> where T : class { public abstract ValueTask HandleAsync(T e, EventContext c, CancellationToken t); } class Greeter : Logger<PollEvent> { override $ }")]
    public void A_handler_of_a_type_that_does_not_exist_is_left_out(string handler)
    {
        var run = Generate(Project(handler.Replace("$", Handles("PollEvent"), StringComparison.Ordinal)));

        var source = Assert.Single(run.Sources.Values);
        Assert.DoesNotContain("Greeter", source, StringComparison.Ordinal);
        Assert.DoesNotContain("PollEvent", source, StringComparison.Ordinal);
    }
}
