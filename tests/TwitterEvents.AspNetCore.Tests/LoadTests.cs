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
    public async Task Refused_requests_give_their_place_back()
    {
        await using var host = await ReceiverHost.StartAsync(settings: OneAtATime);
        for (var i = 0; i < 5; i++)
        {
            using var forged = Signed.Post(Signed.Event(), secret: "another");
            using var response = await host.SendAsync(forged);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        }

        Assert.Equal(HttpStatusCode.OK, await host.PostAsync(Signed.Event()));
    }
}
