using System.Net;

namespace TwitterEvents.AspNetCore.Tests;

/// <summary>The number of deliveries in work is bounded, and the CRC answer does not depend on it.</summary>
public sealed class LoadTests
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(2.5);

    private static Dictionary<string, string?> OneAtATime => new()
    {
        ["Twitter:ConsumerSecret"] = ReceiverHost.ConsumerSecret,
        ["Twitter:MaxConcurrentDeliveries"] = "1",
    };

    [Fact]
    public async Task One_delivery_too_many_is_answered_503_and_the_CRC_still_200()
    {
        var gate = new Gate();
        await using var host = await ReceiverHost.StartAsync(
            handlers => handlers.Handle<TwitterEvent>("Slow", (_, _, _) => gate.PassAsync()), settings: OneAtATime, time: new SignalingTime());
        var first = host.PostAsync(Signed.Event("1"));
        await gate.Reached;

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await host.PostAsync(Signed.Event("2")));
        Assert.Equal(1, host.Rejected("too_many_deliveries"));
        using var crc = await host.GetAsync($"{Signed.Path}?crc_token=abc");
        Assert.Equal(HttpStatusCode.OK, crc.StatusCode);

        gate.Open();
        Assert.Equal(HttpStatusCode.OK, await first);
        Assert.Equal(HttpStatusCode.OK, await host.PostAsync(Signed.Event("2")));
    }

    [Fact]
    public async Task A_delivery_whose_request_is_answered_stays_in_work_until_its_handlers_end()
    {
        var time = new SignalingTime();
        var gate = new Gate();
        await using var host = await ReceiverHost.StartAsync(
            handlers => handlers.Handle<TwitterEvent>("Slow", (_, _, _) => gate.PassAsync()), settings: OneAtATime, time: time);
        var first = host.PostAsync(Signed.Event("1"));
        await time.UntilSomebodyWaitsAsync(Budget);
        time.Advance(Budget);
        await first;

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await host.PostAsync(Signed.Event("2")));
        Assert.Equal(1, host.Rejected("too_many_deliveries"));
        gate.Open();
    }

    [Fact]
    public async Task A_request_that_holds_its_body_back_keeps_no_delivery_out()
    {
        await using var host = await ReceiverHost.StartAsync(settings: OneAtATime);
        using var slow = await RawConnection.OpenAsync(host.Address);
        await slow.SendAsync(RawConnection.PostHead(100, $"{Signed.Header}: {Signed.Mac("x", "forger")}"));
        await slow.SendAsync("{"u8.ToArray());

        Assert.Equal(HttpStatusCode.OK, await host.PostAsync(Signed.Event()));
    }

    [Fact]
    public async Task A_forged_request_is_refused_as_such_however_many_deliveries_are_in_work()
    {
        var gate = new Gate();
        await using var host = await ReceiverHost.StartAsync(
            handlers => handlers.Handle<TwitterEvent>("Slow", (_, _, _) => gate.PassAsync()), settings: OneAtATime, time: new SignalingTime());
        var first = host.PostAsync(Signed.Event("1"));
        await gate.Reached;

        using var forged = Signed.Post(Signed.Event("2"), secret: "another");
        using var response = await host.SendAsync(forged);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        gate.Open();
        await first;
    }

    [Fact]
    public async Task With_every_place_taken_and_events_refused_each_of_a_hundred_CRCs_is_answered_in_the_time_X_allows()
    {
        var xWaits = TimeSpan.FromSeconds(3);
        var gate = new Gate();
        await using var host = await ReceiverHost.StartAsync(
            handlers => handlers.Handle<TwitterEvent>("Slow", (_, _, _) => gate.PassAsync()), settings: OneAtATime, time: new SignalingTime());
        var first = host.PostAsync(Signed.Event("1"));
        await gate.Reached;
        using var stop = new CancellationTokenSource();
        var refused = Enumerable.Range(0, 4).Select(i => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                Assert.Equal(HttpStatusCode.ServiceUnavailable, await host.PostAsync(Signed.Event($"refused {i}")));
            }
        })).ToArray();

        for (var i = 0; i < 100; i++)
        {
            using var response = await host.GetAsync($"{Signed.Path}?crc_token=token-{i}").WaitAsync(xWaits, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        await stop.CancelAsync();
        await Task.WhenAll(refused);
        gate.Open();
        await first;
    }
}
