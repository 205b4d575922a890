using Microsoft.CodeAnalysis;
using TwitterEvents.Generators.Tests.Support;
using static TwitterEvents.Generators.Tests.Handlers.HandlerSources;

namespace TwitterEvents.Generators.Tests.Handlers;

/// <summary>The generated text itself, as a reader of it would judge it.</summary>
public sealed class EmittedSourceTests
{
    [Fact]
    public void One_handler()
    {
        var run = Generate(Project($$"""
            namespace Acme;
            internal sealed class Greeter : IHandle<FollowEvent> { {{Handles("FollowEvent")}} }
            """));

        run.Compile();
        Snapshot.Verify(run);
    }

    [Fact]
    public void No_handler_yet()
    {
        var run = Generate(Project("internal sealed class Nothing;"));

        run.Compile();
        Snapshot.Verify(run);
    }

    [Fact]
    public void Order_lifetime_time_limit_and_several_events()
    {
        var run = Generate(Project($$"""
            namespace Acme;

            [Handler(Order = 10, Lifetime = ServiceLifetime.Transient)]
            internal sealed class Last : IHandle<TwitterEvent>, IHandle<FollowEvent>, IHandle<IHasTweet>
            {
                {{Handles("TwitterEvent")}}
                {{Handles("FollowEvent")}}
                {{Handles("IHasTweet")}}
            }

            [Handler(Order = -1, Lifetime = ServiceLifetime.Singleton, TimeoutSeconds = 2.5, Name = "the \"first\"")]
            [Retry(MaxAttempts = 3, FirstPauseSeconds = 0.5, LongestPauseSeconds = 60, StrictOrder = true)]
            internal sealed class First : IHandle<MalformedDelivery> { {{Handles("MalformedDelivery")}} }
            """));

        run.Compile();
        Snapshot.Verify(run);
    }

    [Fact]
    public void Class_library()
    {
        var run = Generate(Project($$"""
            namespace Acme;
            public sealed class Greeter : IHandle<FollowEvent> { {{Handles("FollowEvent")}} }
            """) with { OutputKind = OutputKind.DynamicallyLinkedLibrary });

        run.Compile();
        Snapshot.Verify(run);
    }
}
