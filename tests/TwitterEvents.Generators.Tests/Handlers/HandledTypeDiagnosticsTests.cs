using Microsoft.CodeAnalysis;
using TwitterEvents.Generators.Handlers;
using TwitterEvents.Generators.Tests.Schemas.Support;
using TwitterEvents.Generators.Tests.Support;
using static TwitterEvents.Generators.Tests.Handlers.HandlerSources;

namespace TwitterEvents.Generators.Tests.Handlers;

/// <summary>TWE106 and TWE107: what a class handles.</summary>
public sealed class HandledTypeDiagnosticsTests
{
    [Theory]
    [InlineData("string")]
    [InlineData("object")]
    [InlineData("FollowEvent[]")]
    [InlineData("EventContext")]
    [InlineData("IOfNoEvent")]
    public async Task A_handler_of_no_event_is_reported(string type)
    {
        var found = await Analyze(Project(Handler("Greeter", type)));

        Assert.Equal([("TWE106", "Greeter")], found.Select(static item => (item.Id, item.At)));
    }

    [Fact]
    public async Task The_message_says_what_can_be_handled()
    {
        var found = await Analyze(Project(Handler("Greeter", "string")));

        Assert.Equal(
            "'Greeter' handles 'string', which no delivery ever holds: handle TwitterEvent, a class derived from it, an interface of such classes, or MalformedDelivery",
            Assert.Single(found).Message);
    }

    [Theory]
    [InlineData("FollowEvent")]
    [InlineData("TwitterEvent")]
    [InlineData("MessageEvent")]
    [InlineData("UnknownEvent")]
    [InlineData("MalformedDelivery")]
    [InlineData("IHasTweet")]
    public async Task A_handler_of_an_event_is_fine(string type) => Assert.Empty(await Analyze(Project(Handler("Greeter", type))));

    [Fact]
    public async Task A_class_of_the_same_name_as_one_of_the_library_is_no_event()
    {
        var found = await Analyze(Project(Handler("Greeter", "Acme.MalformedDelivery") + "namespace Acme { class MalformedDelivery; }"));

        Assert.Equal(["TWE106"], found.Select(static item => item.Id));
    }

    [Fact]
    public async Task A_type_that_does_not_exist_is_left_to_the_compiler() =>
        Assert.Empty(await Analyze(Project(Handler("Greeter", "NoSuchEvent"))));

    [Fact]
    public async Task A_wrong_type_is_reported_where_a_class_closes_its_base()
    {
        var found = await Analyze(Project($$"""
            abstract class Logger<T> : IHandle<T> where T : class { {{Handles("T")}} }
            class TextLogger : Logger<string>;
            class LouderTextLogger : TextLogger;
            """));

        Assert.Equal([("TWE106", "TextLogger")], found.Select(static item => (item.Id, item.At)));
    }

    [Fact]
    public async Task Two_interfaces_of_one_event_are_equally_specific()
    {
        var found = await Analyze(Project(Handler("Greeter", "IHasTweet", "IHasSender")));

        Assert.Equal(
            [("TWE107", "Greeter", "'Greeter' handles 'TwitterEvents.TweetCreateEvent' as 'TwitterEvents.IHasSender' and as 'TwitterEvents.IHasTweet', neither of which is more specific: implement IHandle<TwitterEvents.TweetCreateEvent> too, or split the class")],
            found);
    }

    [Fact]
    public async Task A_base_and_an_interface_of_one_event_are_equally_specific()
    {
        var found = await Analyze(Project(Handler("Greeter", "MessageEvent", "IHasSender")));

        Assert.Equal(["TWE107"], found.Select(static item => item.Id));
    }

    [Fact]
    public async Task The_event_itself_decides_between_two_interfaces() =>
        Assert.Empty(await Analyze(Project(Handler("Greeter", "IHasTweet", "IHasSender", "TweetCreateEvent"))));

    [Fact]
    public async Task Another_event_decides_nothing()
    {
        var found = await Analyze(Project(Handler("Greeter", "IHasTweet", "IHasSender", "TweetDeleteEvent")));

        Assert.Equal(["TWE107"], found.Select(static item => item.Id));
    }

    [Theory]
    [InlineData("TwitterEvent", "IHasTweet")]
    [InlineData("TwitterEvent", "FollowEvent")]
    [InlineData("MessageEvent", "DirectMessageEvent")]
    [InlineData("IHasSender", "DirectMessageEvent")]
    [InlineData("MessageEvent", "IHasTweet")]
    [InlineData("TwitterEvent", "MalformedDelivery")]
    [InlineData("FollowEvent", "UnknownEvent")]
    public async Task Types_of_which_one_is_more_specific_or_that_share_no_event_are_fine(string first, string second) =>
        Assert.Empty(await Analyze(Project(Handler("Greeter", first, second))));

    [Fact]
    public async Task What_a_base_does_ambiguously_is_reported_there_only()
    {
        var found = await Analyze(Project(Handler("Base", "IHasTweet", "IHasSender") + "class Greeter : Base;"));

        Assert.Equal([("TWE107", "Base")], found.Select(static item => (item.Id, item.At)));
    }

    [Fact]
    public async Task Interfaces_of_events_of_another_project_are_handled()
    {
        const string Handlers = """
            using System.Threading; using System.Threading.Tasks; using TwitterEvents; using Acme.Polls;
            class A : IHandle<IOne> { public ValueTask HandleAsync(IOne e, EventContext context, CancellationToken cancellationToken) => default; }
            class B : IHandle<IOne>, IHandle<ITwo>
            {
                public ValueTask HandleAsync(IOne e, EventContext context, CancellationToken cancellationToken) => default;
                public ValueTask HandleAsync(ITwo e, EventContext context, CancellationToken cancellationToken) => default;
            }
            """;
        var polls = SchemaSet.Polls("""{"id":1,"type":"open","owner":{"id":"7"}}""").Generate(new TestProject("namespace Acme.Polls { public interface IOne; public interface ITwo; public partial record PollEvent : IOne, ITwo; }")
        {
            AssemblyName = "Acme.Polls",
            OutputKind = OutputKind.DynamicallyLinkedLibrary,
        });

        var found = await AnalyzerHarness.Run(new HandlerGenerator(), new HandlerAnalyzer(), new TestProject(Handlers) { References = [polls.ToReference()] });

        Assert.Equal([("TWE107", "B")], found.Select(static problem => (problem.Id, problem.At)));
    }

    private static string Handler(string name, params string[] types) => $$"""
        class {{name}} : {{string.Join(", ", types.Select(static type => $"IHandle<{type}>"))}}
        {
            {{string.Join('\n', types.Select(static type => Handles(type)))}}
        }

        """;
}
