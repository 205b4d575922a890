using System.Globalization;
using static TwitterEvents.Generators.Tests.Handlers.HandlerSources;

namespace TwitterEvents.Generators.Tests.Handlers;

/// <summary>In which order handlers, and the methods of one, are registered.</summary>
public sealed class HandlerOrderTests
{
    [Fact]
    public void Handlers_come_by_order_and_then_by_full_name()
    {
        var run = Generate(Project($$"""
            namespace B { class First : IHandle<FollowEvent> { {{Handles("FollowEvent")}} } }
            namespace A
            {
                class Second : IHandle<FollowEvent> { {{Handles("FollowEvent")}} }
                [Handler(Order = -1)] class Third : IHandle<FollowEvent> { {{Handles("FollowEvent")}} }
                [Handler(Order = 1)] class Fourth : IHandle<FollowEvent> { {{Handles("FollowEvent")}} }
                class aB : IHandle<FollowEvent> { {{Handles("FollowEvent")}} }
            }
            """));

        Assert.Equal(["A.Third", "A.Second", "A.aB", "B.First", "A.Fourth"], RegisteredNames(run));
    }

    [Fact]
    public void The_attribute_of_a_base_says_nothing_about_the_class()
    {
        var run = Generate(Project($$"""
            [Handler(Order = 5)] abstract class Base : IHandle<FollowEvent> { {{Handles("FollowEvent")}} }
            class Greeter : Base;
            class Other : IHandle<FollowEvent> { {{Handles("FollowEvent")}} }
            """));

        Assert.Equal(["Greeter", "Other"], RegisteredNames(run));
    }

    [Fact]
    public void Methods_come_with_the_most_specific_first()
    {
        string[] types = ["TwitterEvent", "IHasTweet", "MessageEvent", "TweetDeleteEvent", "DirectMessageEvent", "FollowEvent"];
        var run = Generate(Project($$"""
            class Greeter : {{string.Join(", ", types.Select(static type => $"IHandle<{type}>"))}}
            {
                {{string.Join('\n', types.Select(static type => Handles(type)))}}
            }
            """));

        Assert.Equal(
            ["DirectMessageEvent", "FollowEvent", "MessageEvent", "TweetDeleteEvent", "IHasTweet", "TwitterEvent"],
            HandledTypes(run).Select(static type => type.Replace("global::TwitterEvents.", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void An_interface_comes_before_the_one_it_extends()
    {
        var run = Generate(Project($$"""
            interface IAny; interface INarrow : IAny;
            class Greeter : IHandle<IAny>, IHandle<INarrow> { {{Handles("IAny")}} {{Handles("INarrow")}} }
            """));

        Assert.Equal(["global::INarrow", "global::IAny"], HandledTypes(run));
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("sv-SE")]
    [InlineData("ar-SA")]
    public void The_culture_of_the_machine_changes_nothing(string name)
    {
        var project = Project($$"""
            namespace I { [Handler(Order = -12)] class i : IHandle<FollowEvent> { {{Handles("FollowEvent")}} } }
            namespace i { [Handler(Order = -12)] class I : IHandle<FollowEvent> { {{Handles("FollowEvent")}} } }
            """) with { AssemblyName = "title", OutputKind = Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary };
        var expected = Generate(project).Sources;
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo(name);
        try
        {
            Assert.Equal(expected, Generate(project).Sources);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
