using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace TwitterEvents.AspNetCore.Tests;

/// <summary>The host waits for handlers that outlived their request, and tells them that it stops.</summary>
public sealed class ShutdownTests
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(2.5);

    [Fact]
    public async Task The_host_stops_only_after_the_handler_has_ended_and_its_token_says_so()
    {
        var time = new SignalingTime();
        var gate = new Gate();
        var told = new TaskCompletionSource();
        var ended = false;
        var host = await ReceiverHost.StartAsync(
            handlers => handlers.Handle<TwitterEvent>("Slow", async (_, _, token) =>
            {
                token.Register(() => told.TrySetResult());
                await gate.PassAsync();
                ended = true;
            }),
            time: time);
        var request = host.PostAsync(Signed.Event());
        await time.UntilSomebodyWaitsAsync(Budget);
        time.Advance(Budget);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await request);

        var stop = host.DisposeAsync().AsTask();
        await told.Task.WaitAsync(Gate.Patience, TestContext.Current.CancellationToken);
        Assert.False(stop.IsCompleted);
        gate.Open();
        await stop;

        Assert.True(ended);
    }

    [Fact]
    public async Task A_handler_that_stops_with_the_host_has_failed()
    {
        var reached = new TaskCompletionSource();
        await using var host = await ReceiverHost.StartAsync(handlers => handlers.Handle<TwitterEvent>("Waits", async (_, _, token) =>
        {
            reached.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
        }));
        var request = host.PostAsync(Signed.Event());
        await reached.Task.WaitAsync(Gate.Patience, TestContext.Current.CancellationToken);

        host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        Assert.Equal(HttpStatusCode.InternalServerError, await request);
        Assert.DoesNotContain(host.Logs.OfReceiver, line => line.Exception is not null);
    }
}
