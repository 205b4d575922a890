using Microsoft.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using static TwitterEvents.Generators.Tests.Handlers.HandlerSources;

namespace TwitterEvents.Generators.Tests.Handlers;

/// <summary>Generated registrations, compiled against the library as it is, loaded and run.</summary>
public sealed class HandlerRunTests
{
    private const string Start = "static class Start { static void Run(TwitterEventsBuilder builder) => builder.AddHandlers(); }\n";

    private static readonly UnknownEvent Poll = new("poll_events");

    [Fact]
    public async Task A_handler_is_resolved_with_its_dependencies_and_called()
    {
        using var host = new HandlerHost(Generate(ProjectOfRealLibrary(Start + Handler("Greeter", "UnknownEvent"))));

        await host.Dispatch(Poll);

        Assert.Equal(["Greeter: UnknownEvent poll_events"], host.Log);
    }

    [Fact]
    public async Task A_handler_of_TwitterEvent_gets_every_event_but_no_malformed_delivery()
    {
        using var host = new HandlerHost(Generate(ProjectOfRealLibrary(Start + Handler("Greeter", "TwitterEvent"))));

        await host.Dispatch(Poll);
        await host.Dispatch(new MalformedDelivery());

        Assert.Equal(["Greeter: TwitterEvent poll_events"], host.Log);
    }

    [Fact]
    public async Task A_class_with_several_methods_runs_once_by_the_most_specific()
    {
        var source = $$"""
            class Greeter(System.Collections.Generic.List<string> log) : IHandle<TwitterEvent>, IHandle<UnknownEvent>, IHandle<MalformedDelivery>
            {
                {{Handles("TwitterEvent", "log.Add(\"base\"); return default;")}}
                {{Handles("UnknownEvent", "log.Add(\"unknown\"); return default;")}}
                {{Handles("MalformedDelivery", "log.Add(\"malformed\"); return default;")}}
            }
            """;
        using var host = new HandlerHost(Generate(ProjectOfRealLibrary(Start + source)));

        await host.Dispatch(Poll);
        await host.Dispatch(new MalformedDelivery());

        Assert.Equal(["unknown", "malformed"], host.Log);
    }

    [Fact]
    public async Task The_exact_interface_is_called_when_the_class_implements_it_explicitly()
    {
        var source = """
            class Greeter(System.Collections.Generic.List<string> log) : IHandle<UnknownEvent>
            {
                ValueTask IHandle<UnknownEvent>.HandleAsync(UnknownEvent e, EventContext context, CancellationToken cancellationToken)
                {
                    log.Add("explicit");
                    return default;
                }
            }
            """;
        using var host = new HandlerHost(Generate(ProjectOfRealLibrary(Start + source)));

        await host.Dispatch(Poll);

        Assert.Equal(["explicit"], host.Log);
    }

    [Theory]
    [InlineData("", ServiceLifetime.Scoped)]
    [InlineData("[Handler]", ServiceLifetime.Scoped)]
    [InlineData("[Handler(Lifetime = ServiceLifetime.Singleton)]", ServiceLifetime.Singleton)]
    [InlineData("[Handler(Lifetime = ServiceLifetime.Transient)]", ServiceLifetime.Transient)]
    [InlineData("[Handler(Lifetime = (ServiceLifetime)9)]", ServiceLifetime.Scoped)]
    public async Task The_attribute_chooses_the_lifetime(string attribute, ServiceLifetime lifetime)
    {
        using var host = new HandlerHost(Generate(ProjectOfRealLibrary(Start + attribute + Handler("Greeter", "UnknownEvent"))));

        await host.Dispatch(Poll);

        Assert.Equal(lifetime, host.Services.Single(static service => service.ServiceType.Name == "Greeter").Lifetime);
        Assert.Single(host.Log);
    }

    [Theory]
    [InlineData("[Handler]", null)]
    [InlineData("[Handler(TimeoutSeconds = 0)]", null)]
    [InlineData("[Handler(TimeoutSeconds = 90)]", "00:01:30")]
    [InlineData("[Handler(TimeoutSeconds = 0.25, Lifetime = ServiceLifetime.Singleton)]", "00:00:00.2500000")]
    [InlineData("[Handler(TimeoutSeconds = 4_294_967)]", "49.17:02:47")]
    [InlineData("[Handler(TimeoutSeconds = double.PositiveInfinity)]", "-00:00:00.0010000")]
    [InlineData("[Handler(TimeoutSeconds = -1)]", null)]
    public void The_attribute_sets_the_time_limit(string attribute, string? expected)
    {
        using var host = new HandlerHost(Generate(ProjectOfRealLibrary(Start + attribute + Handler("Greeter", "UnknownEvent"))));

        Assert.Equal(expected, Assert.Single(host.Registrations).Timeout?.ToString("c"));
    }

    [Theory]
    [InlineData("", null, null, null, false)]
    [InlineData("[Retry]", null, null, null, false)]
    [InlineData("[Retry(MaxAttempts = 0, FirstPauseSeconds = 0, LongestPauseSeconds = 0, StrictOrder = false)]", null, null, null, false)]
    [InlineData("[Retry(MaxAttempts = 1)]", 1, null, null, false)]
    [InlineData("[Retry(StrictOrder = true)]", null, null, null, true)]
    [InlineData("[Handler(Order = 2), Retry(FirstPauseSeconds = 0.25)]", null, "00:00:00.2500000", null, false)]
    [InlineData("[Retry(MaxAttempts = 3, FirstPauseSeconds = 2, LongestPauseSeconds = 86_400, StrictOrder = true)]", 3, "00:00:02", "1.00:00:00", true)]
    [InlineData("[Retry(MaxAttempts = -1, FirstPauseSeconds = 2)]", null, null, null, false)]
    public void The_attribute_sets_how_often_it_is_tried_again_and_whether_in_order(string attribute, int? attempts, string? first, string? longest, bool isStrict)
    {
        using var host = new HandlerHost(Generate(ProjectOfRealLibrary(Start + attribute + Handler("Greeter", "UnknownEvent"))));

        var handler = Assert.Single(host.Registrations);
        Assert.Equal(
            (attempts, first, longest, isStrict), (handler.MaxAttempts, handler.FirstPause?.ToString("c"), handler.LongestPause?.ToString("c"), handler.StrictOrder));
    }

    [Fact]
    public async Task A_registration_that_the_user_made_before_stays()
    {
        var start = """
            static class Start
            {
                static void Run(TwitterEventsBuilder builder)
                {
                    builder.Services.AddSingleton(static services => new Greeter(new() { "the user's own" }));
                    builder.AddHandlers();
                }
            }

            """;
        using var host = new HandlerHost(Generate(ProjectOfRealLibrary(start + Handler("Greeter", "UnknownEvent"))));

        await host.Dispatch(Poll);

        Assert.Empty(host.Log);
        Assert.Single(host.Services, static service => service.ServiceType.Name == "Greeter");
    }

    [Fact]
    public async Task Handlers_of_two_assemblies_run_in_one_app()
    {
        var library = Generate(ProjectOfRealLibrary(
            """[assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Acme.Bot")]""",
            "namespace Acme.Library; " + Handler("Archiver", "UnknownEvent")) with
        {
            AssemblyName = "Acme.Library",
            OutputKind = OutputKind.DynamicallyLinkedLibrary,
        });
        var app = Generate(ProjectOfRealLibrary(
            "static class Start { static void Run(TwitterEventsBuilder builder) => builder.AddBotHandlers().AddAcmeLibraryHandlers(); }\n"
            + Handler("Greeter", "UnknownEvent")) with
        {
            References = [library.ToReference()],
            Properties = new Dictionary<string, string> { ["TwitterEventsHandlersMethod"] = "AddBotHandlers" },
        });
        using var host = new HandlerHost(app, library);

        await host.Dispatch(Poll);

        Assert.Equal(["Greeter", "Acme.Library.Archiver"], host.Names);
        Assert.Equal(["Greeter: UnknownEvent poll_events", "Archiver: UnknownEvent poll_events"], host.Log);
    }

    [Fact]
    public void A_missing_builder_is_refused()
    {
        var start = "static class Start { static void Run(TwitterEventsBuilder builder) => default(TwitterEventsBuilder)!.AddHandlers(); }";

        var thrown = Assert.ThrowsAny<Exception>(() => new HandlerHost(Generate(ProjectOfRealLibrary(start))));

        Assert.IsType<ArgumentNullException>(thrown.InnerException);
    }

    private static string Handler(string name, string eventType) => $$"""
        class {{name}}(System.Collections.Generic.List<string> log) : IHandle<{{eventType}}>
        {
            {{Handles(eventType, $$"""log.Add($"{{name}}: {{eventType}} {e.WireName}"); return default;""")}}
        }

        """;
}
