namespace TwitterEvents.AspNetCore.Tests;

/// <summary>A host whose one handler keeps the raw delivery.</summary>
internal sealed class Received : IAsyncDisposable
{
    private Received()
    {
    }

    public ReceiverHost Host { get; private set; } = null!;

    public byte[]? Raw { get; private set; }

    public static async Task<Received> StartAsync(Dictionary<string, string?>? settings = null)
    {
        var received = new Received();
        received.Host = await ReceiverHost.StartAsync(
            handlers => handlers.Handle<TwitterEvent>("Keep", (_, context, _) =>
            {
                received.Raw = context.RawDelivery.ToArray();
                return default;
            }),
            settings: settings);
        return received;
    }

    public void AssertAnsweredAndEqual(string answer, byte[] body)
    {
        Assert.StartsWith("HTTP/1.1 200", answer, StringComparison.Ordinal);
        Assert.Equal(body, Raw);
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
