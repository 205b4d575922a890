namespace TwitterEvents.Management.Tests;

/// <summary>A change that X has read may have been done: it reaches X once, also where the connection breaks before the answer.</summary>
public sealed class ResendTests
{
    private const string Body = "[]";

    public static TheoryData<string, TwitterApi> Changes => new(
        EveryCall.Changes.SelectMany(_ => Enum.GetValues<TwitterApi>(), static (call, api) => (call, api)));

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_change_whose_connection_closes_after_it_was_read_arrives_once(string call, TwitterApi api)
    {
        await using var server = new RawServer(static (_, _) => Task.FromResult(false));
        await using var client = Client.Of(server.Address, api);

        var error = await EveryCall.FailAsync(client.X, call);

        Assert.Equal(TwitterErrorKind.Unclear, error.Kind);
        Assert.Single(server.Requests);
    }

    /// <summary>On such connections the transport itself sends again what has no content: three times, as there are eight to try.</summary>
    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_change_on_a_connection_that_was_kept_open_arrives_once(string call, TwitterApi api)
    {
        const int Connections = 8;
        var open = 0;
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new RawServer(async (head, stream) =>
        {
            if (!head.StartsWith("GET", StringComparison.Ordinal))
            {
                return false;
            }

            if (Interlocked.Increment(ref open) == Connections)
            {
                all.SetResult();
            }

            await all.Task;
            return await RawServer.SayAsync(stream, $"HTTP/1.1 200 OK\r\nContent-Length: {Body.Length}\r\n\r\n{Body}");
        });
        await using var client = Client.Of(server.Address, api);
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => client.X.ListAsync(TestContext.Current.CancellationToken)));

        var error = await EveryCall.FailAsync(client.X, call);

        Assert.Equal(TwitterErrorKind.Unclear, error.Kind);
        Assert.Single(server.Requests, head => !head.StartsWith("GET", StringComparison.Ordinal));
    }
}
