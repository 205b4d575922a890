using System.Collections.Concurrent;
using System.Diagnostics;

namespace TwitterEvents.Inbox.Tests;

/// <summary>What a NATS inbox promises beside what every inbox does.</summary>
public sealed class NatsInboxTests : InboxPromises, IAsyncLifetime
{
    private NatsServer server = null!;

    internal override Store Store => store ??= Store.Nats(server);

    private Store? store;

    public async ValueTask InitializeAsync() => server = await NatsServer.StartAsync();

    [Fact]
    public async Task Who_traces_the_client_of_NATS_too_has_one_trace()
    {
        using var tracer = new Tracer("TwitterEvents", "NATS.Net");
        var traces = new ConcurrentQueue<ActivityTraceId>();
        await using var app = await App.StartAsync(Store, handle: (_, attempt) =>
        {
            traces.Enqueue(Activity.Current!.TraceId);
            return attempt == 1 ? throw new InvalidOperationException("It fails.") : Task.CompletedTask;
        });
        ActivityTraceId received;
        using (var activity = tracer.Start("receive"))
        {
            received = activity.TraceId;
            await app.PostAsync("1");
        }

        await Until.TrueAsync(() => app.Done.Count == 1);
        Assert.Equal([received, received], traces);
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
