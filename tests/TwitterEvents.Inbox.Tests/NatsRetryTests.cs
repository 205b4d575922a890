using NATS.Client.Core;
using NATS.Client.JetStream;
using TwitterEvents.Nats;

namespace TwitterEvents.Inbox.Tests;

/// <summary>Retries on a NATS server.</summary>
public sealed class NatsRetryTests : RetryPromises, IAsyncLifetime
{
    private readonly string name = Store.NewName();
    private NatsServer server = null!;

    internal override Store Store => Store.Nats(server, name);

    public async ValueTask InitializeAsync() => server = await NatsServer.StartAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    /// <summary>As where an answer was lost, or a process ended between that and its claim, and no server knows it again.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_call_that_was_stored_twice_is_tried_as_often_as_one(bool isHandlerGone)
    {
        await FailUnderAnotherKeyAsync("1");
        await using (var connection = new NatsConnection(NatsOpts.Default with { Url = server.Url }))
        {
            var (streams, stop) = (new NatsJSContext(connection), TestContext.Current.CancellationToken);
            var layout = new Layout(new NatsInboxOptions { Name = name });
            var stored = await (await StreamScan.BeginAsync(streams, layout.RetryStream, stop)).FindAsync(1, stop);
            await streams.StoreCallAsync(layout.RetryStream, stored!.Subject, stored.Body, stored.Envelope, id: null, stop);
        }

        await using var app = await App.StartAsync(
            Store,
            static options => options.MaxAttempts = 4,
            handle: static (_, _) => throw new InvalidOperationException("It fails."),
            names: (isHandlerGone ? "Another" : "First", "Second"));
        await Until.TrueAsync(() => app.StatusAsync().GetAwaiter().GetResult() is { Waiting: 0, Retrying: 0, Dead: > 0 });

        // The second, third and fourth.
        Assert.Equal(1, (await app.StatusAsync()).Dead);
        Assert.Equal(3, isHandlerGone ? app.Logs.Lines.Count(static line => line.Text.StartsWith("A call of First", StringComparison.Ordinal)) : app.Begun.Count);
    }
}
