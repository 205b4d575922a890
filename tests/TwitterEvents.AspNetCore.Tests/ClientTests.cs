using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;

namespace TwitterEvents.AspNetCore.Tests;

/// <summary>Clients that are slow, or hang up.</summary>
public sealed class ClientTests
{
    private static readonly TimeSpan BodyTimeLimit = TimeSpan.FromSeconds(10);

    private static readonly byte[] Body = Encoding.UTF8.GetBytes(Signed.Event());

    private static readonly byte[] Head = RawConnection.PostHead(Body.Length, $"{Signed.Header}: {Signed.Mac(Body, ReceiverHost.ConsumerSecret)}");

    [Fact]
    public async Task A_client_slower_than_the_handler_budget_is_answered_200_if_the_work_is_done_at_once()
    {
        var time = new SignalingTime();
        var runs = 0;
        await using var host = await ReceiverHost.StartAsync(
            handlers => handlers.Handle<TwitterEvent>("Any", (_, _, _) => { runs++; return default; }), time: time);
        using var connection = await RawConnection.OpenAsync(host.Address);

        await connection.SendAsync([.. Head, .. Body[..10]]);
        await time.UntilSomebodyWaitsAsync(BodyTimeLimit);
        time.Advance(TimeSpan.FromSeconds(9));
        await connection.SendAsync(Body[10..]);

        Assert.StartsWith("HTTP/1.1 200", await connection.ReadToEndAsync(), StringComparison.Ordinal);
        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task A_body_that_takes_longer_than_X_ever_waits_is_answered_408()
    {
        var time = new SignalingTime();
        await using var host = await ReceiverHost.StartAsync(time: time);
        using var connection = await RawConnection.OpenAsync(host.Address);

        await connection.SendAsync([.. Head, .. Body[..10]]);
        await time.UntilSomebodyWaitsAsync(BodyTimeLimit);
        time.Advance(BodyTimeLimit);

        Assert.StartsWith("HTTP/1.1 408", await connection.ReadHeadAsync(), StringComparison.Ordinal);
        Assert.Equal(1, host.Rejected("body_too_slow"));
    }

    [Fact]
    public async Task The_budget_counts_from_the_requests_start_so_a_slow_body_uses_it_up()
    {
        var time = new SignalingTime();
        var gate = new Gate();
        await using var host = await ReceiverHost.StartAsync(
            handlers => handlers.Handle<TwitterEvent>("Slow", (_, _, _) => gate.PassAsync()), time: time);
        using var connection = await RawConnection.OpenAsync(host.Address);

        await connection.SendAsync([.. Head, .. Body[..10]]);
        await time.UntilSomebodyWaitsAsync(BodyTimeLimit);
        time.Advance(TimeSpan.FromSeconds(2));
        await connection.SendAsync(Body[10..]);
        await time.UntilSomebodyWaitsAsync(TimeSpan.FromSeconds(0.5));
        time.Advance(TimeSpan.FromSeconds(0.5));

        Assert.StartsWith("HTTP/1.1 503", await connection.ReadToEndAsync(), StringComparison.Ordinal);
        gate.Open();
    }

    [Fact]
    public async Task A_client_that_hangs_up_does_not_stop_the_handler_and_its_success_is_remembered()
    {
        var gate = new Gate();
        var runs = 0;
        var wasCancelled = false;
        var hungUp = new TaskCompletionSource();
        await using var host = await ReceiverHost.StartAsync(
            handlers => handlers.Handle<TwitterEvent>("Slow", async (_, _, token) =>
            {
                runs++;
                await gate.PassAsync();
                wasCancelled = token.IsCancellationRequested;
            }),
            pipeline: app =>
            {
                app.Use(async (context, next) =>
                {
                    context.RequestAborted.Register(() => hungUp.TrySetResult());
                    await next(context);
                });
                app.MapTwitterEvents(Signed.Path);
            });
        using (var connection = await RawConnection.OpenAsync(host.Address))
        {
            await connection.SendAsync([.. Head, .. Body]);
            await gate.Reached;
            connection.Abort();
        }

        await hungUp.Task.WaitAsync(Gate.Patience, TestContext.Current.CancellationToken);
        gate.Open();

        Assert.Equal(HttpStatusCode.OK, await host.PostAsync(Signed.Event()));
        Assert.Equal(1, runs);
        Assert.False(wasCancelled);
    }

    [Fact]
    public async Task A_client_that_hangs_up_in_its_body_reaches_no_handler_and_leaves_no_error_in_the_log()
    {
        var time = new SignalingTime();
        var runs = 0;
        var ended = new TaskCompletionSource();
        await using var host = await ReceiverHost.StartAsync(
            handlers => handlers.Handle<TwitterEvent>("Any", (_, _, _) => { runs++; return default; }),
            pipeline: app =>
            {
                app.Use(async (context, next) =>
                {
                    await next(context);
                    ended.TrySetResult();
                });
                app.MapTwitterEvents(Signed.Path);
            },
            time: time);
        using (var connection = await RawConnection.OpenAsync(host.Address))
        {
            await connection.SendAsync([.. Head, .. Body[..10]]);
            await time.UntilSomebodyWaitsAsync(BodyTimeLimit);
            connection.Abort();
        }

        await ended.Task.WaitAsync(Gate.Patience, TestContext.Current.CancellationToken);

        Assert.Equal(0, runs);
        Assert.Equal(1, host.Rejected("body_incomplete"));
        Assert.DoesNotContain(host.Logs.Lines, line => line.Level >= Microsoft.Extensions.Logging.LogLevel.Error);
    }
}
