using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using TwitterEvents.Deliveries;
using TwitterEvents.Dispatching;
using TwitterEvents.Reading;

namespace TwitterEvents.Tests;

public sealed class RememberedFirstTests
{
    [Fact]
    public async Task A_call_whose_limit_passes_while_it_is_remembered_has_not_succeeded_yet()
    {
        var time = new FakeTimeProvider();
        var gate = new TaskCompletionSource();
        await using var core = new Core(handlers => handlers.Handle<TwitterEvent>("Any", async (_, _, _) => await gate.Task), time);
        ReadOnlyMemory<byte> body = Encoding.UTF8.GetBytes("""{"for_user_id":"1","made_up_events":[{"id":1}]}""");
        var delivery = new DeliveryRun(core.Services.GetRequiredService<RunningDeliveries>(), new DeliveryName(body), null, ProcessingSettings.Default);
        var incoming = Assert.Single(IncomingEvent.Of(DeliveryReader.Read(body), body, null, delivery.Name, time.GetUtcNow()));
        var call = Assert.Single(core.Services.GetRequiredService<HandlerRegistry>().GetCalls(incoming.Kind));

        // A duplicate would be let in as soon as the outcome is known, and would find nothing remembered.
        var outcome = core.Services.GetRequiredService<HandlerRunner>()
            .RunAsync(call, incoming, delivery, _ => time.Advance(TimeSpan.FromSeconds(61)), CancellationToken.None);
        gate.SetResult();

        Assert.Equal(HandlerOutcome.TimedOut, await outcome);
    }
}
