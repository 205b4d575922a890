using System.Net;
using Microsoft.Extensions.Logging;
using TwitterEvents.Inbox;
using TwitterEvents.Receiving;

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
    public async Task A_delivery_of_many_events_is_answered_when_its_budget_is_spent_though_each_call_is_quick()
    {
        await using var host = await ReceiverHost.StartAsync(
            static handlers => handlers.Handle<TwitterEvent>("Computes", static (_, context, _) =>
            {
                for (var begunAt = Environment.TickCount64; context.ForUserId == "2" && Environment.TickCount64 - begunAt < 10;)
                {
                    Thread.SpinWait(100);
                }

                return default;
            }),
            settings: new() { ["Twitter:ConsumerSecret"] = ReceiverHost.ConsumerSecret, ["Twitter:HandlerBudget"] = "00:00:00.5" });
        for (var i = 0; i < 200; i++)
        {
            await host.PostAsync(Signed.Event($"{i}", forUserId: "1"));
        }

        var events = string.Join(',', Enumerable.Range(0, 300).Select(static id => $$"""{"id":"{{id}}"}"""));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await host.PostAsync($$"""{"for_user_id":"2","made_up_events":[{{events}}]}"""));
        Assert.Equal(1, host.Rejected("handler_budget_spent"));
    }

    [Fact]
    public async Task An_inbox_that_takes_too_long_is_named_as_such_once_a_minute_and_no_handler_is_blamed()
    {
        var time = new SignalingTime();
        var inbox = new StuckInbox();
        await using var host = await ReceiverHost.StartAsync(
            handlers => handlers.UseInbox(new InboxOptions { RunsHandlers = false }, _ => inbox, static _ => throw new NotSupportedException()), time: time);
        foreach (var id in (string[])["1", "2"])
        {
            var delivery = host.PostAsync(Signed.Event(id));
            await time.UntilSomebodyWaitsAsync(Budget);
            time.Advance(Budget);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await delivery);
        }

        Assert.Equal(2, host.Rejected("not_stored"));
        var warning = Assert.Single(host.Logs.Lines, static line => line.Category == ReceiverLog.Category && line.Level >= LogLevel.Warning);
        Assert.StartsWith("Answered 503 to a POST of /webhooks/twitter: the inbox has not stored it within HandlerBudget;", warning.Text, StringComparison.Ordinal);
        inbox.End();
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

    [Fact]
    public async Task A_duplicate_of_a_delivery_in_work_takes_no_place()
    {
        var gate = new Gate();
        var time = new SignalingTime();
        await using var host = await ReceiverHost.StartAsync(
            handlers => handlers.Handle<TwitterEvent>("Slow", (_, context, _) => context.RawDelivery.Span.IndexOf("slow"u8) > 0 ? gate.PassAsync() : default),
            settings: new(OneAtATime) { ["Twitter:MaxConcurrentDeliveries"] = "2" },
            time: time);
        var first = host.PostAsync(Signed.Event("slow"));
        await gate.Reached;
        await time.UntilSomebodyWaitsAsync(Budget);
        var duplicates = Enumerable.Range(0, 5).Select(_ => host.PostAsync(Signed.Event("slow"))).ToArray();
        for (var i = 0; i < duplicates.Length; i++)
        {
            await time.UntilSomebodyWaitsAsync(Budget);
        }

        Assert.Equal(HttpStatusCode.OK, await host.PostAsync(Signed.Event("another")));
        gate.Open();
        Assert.Equal(HttpStatusCode.OK, await first);
        Assert.All(await Task.WhenAll(duplicates), status => Assert.Equal(HttpStatusCode.OK, status));
    }

    [Theory]
    [InlineData("at once")]
    [InlineData("after an await")]
    [InlineData("on the pool")]
    public async Task With_sixty_handlers_that_block_their_thread_each_of_twenty_CRCs_is_answered_in_the_time_X_allows(string when)
    {
        const int Handlers = 60;
        var xWaits = TimeSpan.FromSeconds(3);
        using var gate = new ManualResetEventSlim();
        using var reached = new CountdownEvent(Handlers);
        await using var host = await ReceiverHost.StartAsync(handlers => handlers.Handle<TwitterEvent>("Blocks", async (_, _, _) =>
        {
            if (when == "after an await")
            {
                await Task.Yield();
            }
            else if (when == "on the pool")
            {
                await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            }

            reached.Signal();
            while (!gate.IsSet)
            {
#pragma warning disable RS0030 // A handler that sleeps is what this is about.
                Thread.Sleep(10);
#pragma warning restore RS0030
            }
        }));
        var posts = Enumerable.Range(0, Handlers).Select(i => host.PostAsync(Signed.Event($"{i}"))).ToArray();

        // The wait blocks a thread that is not of the pool, and so tells nothing of the pool's own health.
        var allBlock = Task.Factory.StartNew(
            () => reached.Wait(Gate.Patience, TestContext.Current.CancellationToken),
            TestContext.Current.CancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        for (var i = 0; i < 20; i++)
        {
            using var response = await host.GetAsync($"{Signed.Path}?crc_token=token-{i}").WaitAsync(xWaits, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        Assert.True(await allBlock);
        gate.Set();
        await Task.WhenAll(posts);
    }

    [Fact]
    public async Task A_delivery_whose_handler_blocks_its_thread_is_answered_when_its_time_is_spent_and_the_log_names_the_handler()
    {
        using var gate = new ManualResetEventSlim();
        var time = new SignalingTime();
        await using var host = await ReceiverHost.StartAsync(
            handlers => handlers.Handle<TwitterEvent>("Acme.Blocks", (_, _, _) =>
            {
                gate.Wait(CancellationToken.None);
                return default;
            }),
            time: time);

        var post = host.PostAsync(Signed.Event());
        await time.UntilSomebodyWaitsAsync(Budget);
        time.Advance(Budget);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await post);
        await host.Logs.UntilLoggedAsync("still running is Acme.Blocks on ");
        gate.Set();
    }
}
