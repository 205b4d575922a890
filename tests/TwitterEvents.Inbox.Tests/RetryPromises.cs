using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TwitterEvents.Inbox.Tests;

/// <summary>What every inbox promises of handlers that fail: each is tried again alone, as often as it says, and then rests.</summary>
public abstract class RetryPromises
{
    internal abstract Store Store { get; }

    [Fact]
    public async Task A_handler_that_fails_twice_runs_three_times_its_neighbour_once()
    {
        await using var app = await App.StartAsync(
            Store, handle: static (_, attempt) => attempt <= 2 ? throw new InvalidOperationException("It fails.") : Task.CompletedTask);
        await app.PostAsync("1");

        await Until.TrueAsync(() => app.Done.Count == 1);
        await Until.TrueAsync(() => Status(app) is { Waiting: 0, Retrying: 0, Dead: 0 });
        Assert.Equal((3, 1), (app.Begun.Count, app.Neighbour.Count));
    }

    [Fact]
    public async Task What_fails_holds_nobody_back()
    {
        await using var app = await App.StartAsync(
            Store,
            static options => options.FirstPause = TimeSpan.FromMinutes(5),
            static (id, _) => id == "1" ? throw new InvalidOperationException("It fails.") : Task.CompletedTask);
        await app.PostAsync("1");
        await app.PostAsync("2");

        await Until.TrueAsync(() => app.Done.Contains("2"));
        Assert.Equal(["1", "2"], app.Begun);
    }

    [Fact]
    public async Task What_keeps_failing_rests_with_its_reason_and_is_not_run_again()
    {
        await using (var app = await App.StartAsync(
            Store, static options => options.MaxAttempts = 3, static (_, _) => throw new InvalidOperationException("It fails, with a private text.")))
        {
            await app.PostAsync("1");
            await Until.TrueAsync(() => Status(app).Dead == 1);
            Assert.Equal(3, app.Begun.Count);
            var entry = Assert.Single((await app.Management.ListAsync(new InboxQuery(), TestContext.Current.CancellationToken)).Entries);
            var delivery = await app.Management.FindAsync(entry.Id, withBody: false, TestContext.Current.CancellationToken);
            Assert.Contains("It fails, with a private text.", Assert.Single(delivery!.Calls).Reason, StringComparison.Ordinal);
            Assert.Single(app.Logs.Lines, static line => line.Level == LogLevel.Error && line.Text.EndsWith(", attempt 3 and the last: it rests as a dead letter.", StringComparison.Ordinal));
            Assert.DoesNotContain(app.Logs.Lines, static line => line.Text.Contains("private", StringComparison.Ordinal));
        }

        // X sends it again, to another process.
        await using var later = await App.StartAsync(Store);
        await later.PostAsync("1", padding: " ");
        await later.PostAsync("2");
        await Until.TrueAsync(() => later.Done.Contains("2"));
        Assert.Equal(["2"], later.Begun);
    }

    [Fact]
    public async Task A_call_that_a_process_without_its_handler_takes_is_left_for_one_that_has_it()
    {
        await using (var next = await App.StartAsync(Store, names: ("New", "Second"), handle: static (_, _) => throw new InvalidOperationException("It fails.")))
        {
            await next.PostAsync("1");
            await Until.TrueAsync(() => !next.Begun.IsEmpty);
        }

        await using (var old = await App.StartAsync(Store))
        {
            await Until.TrueAsync(() => old.Logs.Lines.Any(static line => line.Level == LogLevel.Warning && line.Text.Contains("found no such handler", StringComparison.Ordinal)));
        }

        await using var again = await App.StartAsync(Store, names: ("New", "Second"));
        await Until.TrueAsync(() => again.Done.Count == 1);
        await Until.TrueAsync(() => Status(again) is { Waiting: 0, Retrying: 0, Dead: 0 });
    }

    [Fact]
    public async Task A_call_whose_handler_nobody_has_any_more_rests_after_all_its_attempts()
    {
        await using (var next = await App.StartAsync(
            Store, static options => options.FirstPause = TimeSpan.FromSeconds(1), names: ("New", "Second"), handle: static (_, _) => throw new InvalidOperationException("It fails.")))
        {
            await next.PostAsync("1");
            await Until.TrueAsync(() => Status(next).Retrying == 1);
        }

        await using var old = await App.StartAsync(Store, static options => options.MaxAttempts = 3);
        await Until.TrueAsync(() => Status(old).Dead == 1);
        var entry = Assert.Single((await old.Management.ListAsync(new InboxQuery(), TestContext.Current.CancellationToken)).Entries);
        Assert.Equal(("New", 3), (entry.Call!.Call.Handler, entry.Call.Call.Attempt));
        Assert.Single(old.Logs.Lines, static line => line.Level == LogLevel.Error && line.Text.Contains("no such handler for it any more", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_ends_well_after_its_time_limit_is_neither_tried_again_nor_a_dead_letter()
    {
        var gate = new TaskCompletionSource();
        await using var app = await App.StartAsync(Store, static options => options.MaxAttempts = 1, (_, _) => gate.Task, limit: TimeSpan.FromMilliseconds(500));
        await app.PostAsync("1");

        // One that has not begun by then never does.
        await Until.TrueAsync(() => Status(app).Dead == 1 && app.Begun.Count == 1);
        gate.SetResult();

        await Until.TrueAsync(() => Status(app) is { Waiting: 0, Retrying: 0, Dead: 0 });
        await app.PostAsync("1", padding: " ");
        await app.PostAsync("2");
        await Until.TrueAsync(() => app.Done.Contains("2"));
        Assert.Equal(["1", "2"], app.Begun);
    }

    [Fact]
    public async Task A_handler_is_tried_as_often_as_it_says_its_neighbour_as_often_as_the_inbox_says()
    {
        await using var app = await App.StartAsync(
            Store,
            static options => options.MaxAttempts = 2,
            handle: static (_, _) => throw new InvalidOperationException("It fails."),
            retries: new(MaxAttempts: 4, FirstPause: TimeSpan.FromMilliseconds(1)),
            handleNext: static (_, _) => throw new InvalidOperationException("It fails too."));
        await app.PostAsync("1");

        await Until.TrueAsync(() => Status(app).Dead == 2);
        Assert.Equal((4, 2), (app.Begun.Count, app.Neighbour.Count));
    }

    [Fact]
    public async Task A_handler_that_wants_a_longer_pause_than_the_inbox_knows_has_it()
    {
        await using var app = await App.StartAsync(
            Store,
            static options => options.LongestPause = TimeSpan.FromMilliseconds(20),
            handle: static (_, _) => throw new InvalidOperationException("It fails."),
            retries: new(FirstPause: TimeSpan.FromHours(1)),
            handleNext: static (_, attempt) => attempt <= 4 ? throw new InvalidOperationException("It fails.") : Task.CompletedTask);
        await app.PostAsync("1");

        await Until.TrueAsync(() => app.Neighbour.Count == 5);
        await Until.TrueAsync(() => Status(app) is { Waiting: 0, Retrying: 1, Dead: 0 });
        Assert.Single(app.Begun);
    }

    /// <summary>Who looks for work may have read what is to be tried again just before that was tried.</summary>
    [Fact]
    public async Task An_attempt_that_has_failed_is_not_made_again()
    {
        await using var receiver = await App.StartAsync(Store, static options => options.RunsHandlers = false);
        await receiver.PostAsync("1");
        var inbox = receiver.Services.GetRequiredService<IInbox>();
        var call = new InboxCall(new InboxKey(8, 15), Event: 0, Action: 0, "First", Attempt: 1);
        await FailAsync(inbox, await inbox.TakeAsync(TestContext.Current.CancellationToken), call);

        var work = await inbox.TakeAsync(TestContext.Current.CancellationToken);
        Assert.Equal(call with { Attempt = 2 }, work.Retry);
        Assert.Equal(InboxClaim.Mine, await inbox.ClaimAsync(work, work.Retry!, TestContext.Current.CancellationToken));
        var now = TimeProvider.System.GetUtcNow();
        Assert.True(await inbox.FailAsync(work, new InboxFailure(work.Retry!, now, now, "It failed again.")));

        Assert.Equal(InboxClaim.Done, await inbox.ClaimAsync(work, work.Retry!, TestContext.Current.CancellationToken));
    }

    /// <summary>A kind that gets a schema, or another identity, is known by another key than before.</summary>
    [Fact]
    public async Task What_failed_under_a_version_that_knew_the_event_by_another_key_runs_again_until_it_succeeds()
    {
        await FailUnderAnotherKeyAsync("1");
        await using var app = await App.StartAsync(Store, handle: static (_, attempt) => attempt == 2 ? throw new InvalidOperationException("It fails.") : Task.CompletedTask);

        await Until.TrueAsync(() => Status(app) is { Waiting: 0, Retrying: 0, Dead: 0 });
        Assert.Equal((2, "1"), (app.Begun.Count, Assert.Single(app.Done)));
    }

    [Fact]
    public async Task And_rests_as_one_dead_letter_if_it_never_does()
    {
        await FailUnderAnotherKeyAsync("1");
        await using var app = await App.StartAsync(
            Store, static options => options.MaxAttempts = 3, handle: static (_, _) => throw new InvalidOperationException("It fails."));

        await Until.TrueAsync(() => Status(app) is { Waiting: 0, Retrying: 0, Dead: 1 });
        Assert.Equal(2, app.Begun.Count);
    }

    [Fact]
    public async Task Retries_that_cannot_be_stop_the_start_of_who_runs_handlers()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => App.StartAsync(Store, retries: new(MaxAttempts: 0), names: ("Greeter", "Second")));

        Assert.Equal("Greeter cannot be tried again as it says: MaxAttempts is at least 1.", error.Message);
        await using var receiver = await App.StartAsync(Store, static options => options.RunsHandlers = false, retries: new(MaxAttempts: 0));
    }

    private protected async Task FailUnderAnotherKeyAsync(string id)
    {
        await using var receiver = await App.StartAsync(Store, static options => options.RunsHandlers = false);
        await receiver.PostAsync(id);
        var inbox = receiver.Services.GetRequiredService<IInbox>();
        await FailAsync(inbox, await inbox.TakeAsync(TestContext.Current.CancellationToken), new InboxCall(new InboxKey(8, 15), Event: 0, Action: 0, "First", Attempt: 1));
    }

    private static async Task FailAsync(IInbox inbox, InboxWork work, InboxCall call)
    {
        Assert.Equal(InboxClaim.Mine, await inbox.ClaimAsync(work, call, TestContext.Current.CancellationToken));
        var now = TimeProvider.System.GetUtcNow();
        Assert.True(await inbox.FailAsync(work, new InboxFailure(call, now, now, "It failed.")));
        Assert.True(await inbox.SettleAsync(work));
    }

    private static InboxStatus Status(App app) => app.StatusAsync().GetAwaiter().GetResult();
}
