using System.Net;

namespace TwitterEvents.AspNetCore.Tests;

/// <summary>X sends a delivery again when it was not answered 200 in time; what has succeeded does not run again.</summary>
public sealed class RedeliveryTests
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(2.5);

    [Fact]
    public async Task A_succeeds_and_B_fails_once_so_A_runs_once_and_B_twice()
    {
        var (a, b) = (0, 0);
        await using var host = await ReceiverHost.StartAsync(handlers => handlers
            .Handle<TwitterEvent>("A", (_, _, _) => { a++; return default; })
            .Handle<TwitterEvent>("B", (_, _, _) => ++b == 1 ? throw new InvalidOperationException("first time") : default));

        Assert.Equal(HttpStatusCode.InternalServerError, await host.PostAsync(Signed.Event()));
        Assert.Equal(HttpStatusCode.OK, await host.PostAsync(Signed.Event()));

        Assert.Equal((1, 2), (a, b));
    }

    [Fact]
    public async Task A_handler_that_fails_does_not_stop_those_after_it()
    {
        var ran = false;
        await using var host = await ReceiverHost.StartAsync(handlers => handlers
            .Handle<TwitterEvent>("A", (_, _, _) => throw new InvalidOperationException("always"))
            .Handle<TwitterEvent>("B", (_, _, _) => { ran = true; return default; }));

        Assert.Equal(HttpStatusCode.InternalServerError, await host.PostAsync(Signed.Event()));

        Assert.True(ran);
        Assert.Equal(1, host.Rejected("handler_failed"));
    }

    [Fact]
    public async Task A_handler_of_four_seconds_redelivered_at_three_runs_once_and_the_second_answer_is_200()
    {
        var time = new SignalingTime();
        var runs = 0;
        await using var host = await ReceiverHost.StartAsync(
            handlers => handlers.Handle<TwitterEvent>("Slow", async (_, _, token) =>
            {
                runs++;
                await Task.Delay(TimeSpan.FromSeconds(4), time, token);
            }),
            time: time);

        var first = host.PostAsync(Signed.Event());
        await time.UntilSomebodyWaitsAsync(TimeSpan.FromSeconds(4));
        await time.UntilSomebodyWaitsAsync(Budget);
        time.Advance(Budget);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await first);
        Assert.Equal(1, host.Rejected("handler_budget_spent"));

        time.Advance(TimeSpan.FromSeconds(0.5));
        var second = host.PostAsync(Signed.Event());
        await time.UntilSomebodyWaitsAsync(Budget);
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(HttpStatusCode.OK, await second);
        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task What_ends_after_the_budget_is_remembered()
    {
        var time = new SignalingTime();
        var gate = new Gate();
        var runs = 0;
        await using var host = await ReceiverHost.StartAsync(
            handlers => handlers.Handle<TwitterEvent>("Slow", (_, _, _) => { runs++; return gate.PassAsync(); }), time: time);
        var first = host.PostAsync(Signed.Event());
        await time.UntilSomebodyWaitsAsync(Budget);
        time.Advance(Budget);
        await first;
        gate.Open();

        Assert.Equal(HttpStatusCode.OK, await host.PostAsync(Signed.Event()));

        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task When_the_window_has_passed_an_event_is_a_new_one()
    {
        var time = new SignalingTime();
        var runs = 0;
        await using var host = await ReceiverHost.StartAsync(
            handlers => handlers.Handle<TwitterEvent>("Any", (_, _, _) => { runs++; return default; }), time: time);

        await host.PostAsync(Signed.Event());
        time.Advance(TimeSpan.FromHours(24) - TimeSpan.FromMilliseconds(1));
        await host.PostAsync(Signed.Event());
        Assert.Equal(1, runs);

        time.Advance(TimeSpan.FromMilliseconds(1));
        await host.PostAsync(Signed.Event());
        Assert.Equal(2, runs);
    }

    [Fact]
    public async Task One_event_for_two_users_is_two_events()
    {
        var users = new List<string?>();
        await using var host = await ReceiverHost.StartAsync(
            handlers => handlers.Handle<TwitterEvent>("Any", (_, context, _) => { users.Add(context.ForUserId); return default; }));

        await host.PostAsync(Signed.Event("1", forUserId: "10"));
        await host.PostAsync(Signed.Event("1", forUserId: "20"));

        Assert.Equal(["10", "20"], users);
    }

    [Fact]
    public async Task A_malformed_delivery_is_answered_500_only_if_its_handler_failed_and_then_runs_again()
    {
        var runs = 0;
        await using var host = await ReceiverHost.StartAsync(handlers => handlers
            .Handle<MalformedDelivery>("Once", (_, _, _) => ++runs == 1 ? throw new InvalidOperationException("first time") : default));

        Assert.Equal(HttpStatusCode.InternalServerError, await host.PostAsync("{"));
        Assert.Equal(HttpStatusCode.OK, await host.PostAsync("{"));
        Assert.Equal(HttpStatusCode.OK, await host.PostAsync("{"));

        Assert.Equal(2, runs);
    }

    [Fact]
    public async Task The_log_of_a_failure_names_handler_event_and_delivery_and_holds_nothing_of_the_payload()
    {
        await using var host = await ReceiverHost.StartAsync(
            handlers => handlers.Handle<TwitterEvent>("My.Handler", (_, _, _) => throw new InvalidOperationException("why")));

        await host.PostAsync("""{"for_user_id":"1","made_up_events":[{"text":"private words"}]}""");

        var line = Assert.Single(host.Logs.OfReceiver, line => line.Exception is not null);
        Assert.Contains("My.Handler", line.Text, StringComparison.Ordinal);
        Assert.Contains("made_up_events", line.Text, StringComparison.Ordinal);
        Assert.Matches("[0-9a-f]{32}", line.Text);
        Assert.DoesNotContain(host.Logs.Lines, line => line.Text.Contains("private words", StringComparison.Ordinal));
    }
}
