using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace TwitterEvents.AspNetCore.Tests;

/// <summary>The host waits for handlers that outlived their request, and tells them that it stops.</summary>
public sealed class ShutdownTests
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(2.5);

    [Fact]
    public async Task The_host_waits_for_a_handler_and_cancels_it_when_a_fifth_of_its_time_to_stop_is_left()
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
            build: builder => builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(20)),
            time: time);
        var request = host.PostAsync(Signed.Event());
        await time.UntilSomebodyWaitsAsync(Budget);
        time.Advance(Budget);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await request);

        var stop = host.DisposeAsync().AsTask();
        await time.UntilSomebodyWaitsAsync(TimeSpan.FromSeconds(16));
        time.Advance(TimeSpan.FromSeconds(16) - TimeSpan.FromTicks(1));
        Assert.False(told.Task.IsCompleted);
        time.Advance(TimeSpan.FromTicks(1));
        await told.Task.WaitAsync(Gate.Patience, TestContext.Current.CancellationToken);
        Assert.False(stop.IsCompleted);
        gate.Open();
        await stop;

        Assert.True(ended);
    }

    [Fact]
    public async Task A_handler_that_ends_by_itself_while_the_host_stops_has_succeeded()
    {
        var time = new SignalingTime();
        var gate = new Gate();
        var host = await ReceiverHost.StartAsync(
            handlers => handlers.Handle<TwitterEvent>("Slow", async (_, _, token) =>
            {
                await gate.PassAsync();
                token.ThrowIfCancellationRequested();
            }),
            time: time);
        var request = host.PostAsync(Signed.Event());
        await gate.Reached;

        var stop = host.DisposeClientlessAsync();
        await host.Logs.UntilLoggedAsync("Application is shutting down");
        gate.Open();

        Assert.Equal(HttpStatusCode.OK, await request);
        await stop;
    }

    [Fact]
    public async Task A_handler_that_the_shutdown_cancels_has_failed()
    {
        var time = new SignalingTime();
        var reached = new TaskCompletionSource();
        var host = await ReceiverHost.StartAsync(
            handlers => handlers.Handle<TwitterEvent>("Waits", async (_, _, token) =>
            {
                reached.TrySetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, token);
            }),
            time: time);
        var request = host.PostAsync(Signed.Event());
        await reached.Task.WaitAsync(Gate.Patience, TestContext.Current.CancellationToken);

        var stop = host.DisposeClientlessAsync();
        await time.UntilSomebodyWaitsAsync(TimeSpan.FromSeconds(25));
        time.Advance(TimeSpan.FromSeconds(25));

        Assert.NotEqual(HttpStatusCode.OK, await request);
        await stop;
        Assert.DoesNotContain(host.Logs.OfReceiver, line => line.Exception is not null);
    }
}
