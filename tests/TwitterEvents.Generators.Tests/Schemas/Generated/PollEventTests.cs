using System.Text;
using TwitterEvents.Generators.Handlers;
using TwitterEvents.Generators.Tests.Schemas.Support;
using TwitterEvents.Generators.Tests.Support;

namespace TwitterEvents.Generators.Tests.Schemas.Generated;

/// <summary>A new event from end to end: two samples in a new folder, and nothing else, make <c>IHandle&lt;PollEvent&gt;</c> work.</summary>
public sealed class PollEventTests
{
    private const string Bot = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.DependencyInjection;
        using TwitterEvents;

        internal sealed class Counter(List<string> log) : IHandle<PollEvent>
        {
            public ValueTask HandleAsync(PollEvent e, EventContext context, CancellationToken cancellationToken)
            {
                var leader = e.Options?.MaxBy(option => option.Votes)?.Label;
                log.Add($"{context.WireName} {e.ForUserId} {e.Id} {leader} {e.CreatedTimestamp:u} {e.ClosedBy?.Reason}");
                return ValueTask.CompletedTask;
            }
        }

        internal static class Start
        {
            public static async Task<string> Run(List<string> log, byte[] delivery)
            {
                var services = new ServiceCollection();
                services.AddSingleton(log);
                services.AddTwitterEventsCore().AddHandlers();
                await using var provider = services.BuildServiceProvider();
                var outcome = await provider.GetRequiredService<DeliveryProcessor>().ProcessAsync(delivery);
                return outcome.ToString();
            }
        }
        """;

    [Fact]
    public async Task Two_samples_make_an_event_that_a_handler_gets()
    {
        var library = Library.Generate(PollEvents.AddedTo(SchemaSet.Real));
        var bot = GeneratorHarness.Run(new HandlerGenerator(), new TestProject(Bot) { Library = library.ToReference() });
        using var app = new LoadedApp(bot, library);
        var log = new List<string>();

        var outcome = await (Task<string>)app.Call("Start", "Run", log, Encoding.UTF8.GetBytes(PollEvents.Closed))!;

        Assert.Equal("Handled", outcome);
        Assert.Equal(["poll_events 1684207315 1990000000000000001 Spelt 2025-11-03 08:14:20Z time"], log);
    }
}
