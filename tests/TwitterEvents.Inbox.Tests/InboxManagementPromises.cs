using Microsoft.Extensions.DependencyInjection;

namespace TwitterEvents.Inbox.Tests;

/// <summary>What can be seen of an inbox, and done to its dead letters, while an app uses it.</summary>
public abstract class InboxManagementPromises
{
    private const string First = "First";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    internal abstract Store Store { get; }

    /// <summary>As another process has it.</summary>
    internal abstract IInboxManagement Outside { get; }

    [Fact]
    public async Task The_status_counts_what_waits_what_is_tried_again_and_what_rests()
    {
        var gate = new TaskCompletionSource();
        await using (var app = await App.StartAsync(
            Store,
            static options => (options.MaxAttempts, options.FirstPause) = (2, TimeSpan.FromMinutes(4)),
            (id, _) => id switch
            {
                "waits" => gate.Task,
                "fails" => throw new InvalidOperationException("It fails."),
                _ => Task.CompletedTask,
            }))
        {
            await app.PostAsync("done", "1");
            await app.PostAsync("fails", "2");
            await app.PostAsync("waits", "3");
            await Until.TrueAsync(() => DeadLetters.StatusOf(app) is { Retrying: 1, Waiting: 1 });

            var status = await Outside.GetStatusAsync(Stop);
            Assert.Equal((1, 1, 0), (status.Waiting, status.Retrying, status.Dead));
            Assert.InRange(DateTimeOffset.UnixEpoch + (TimeProvider.System.GetUtcNow() - status.OldestWaiting!.Value), DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddMinutes(1));
            Assert.True(status.IsRun);
            Assert.True(status.Bytes > 200);
            Assert.Null(status.Problem);
            gate.SetResult();
        }

        Assert.False((await Outside.GetStatusAsync(Stop)).IsRun);
    }

    [Fact]
    public async Task Dead_letters_are_listed_in_pages_newest_first_or_oldest_first_without_their_reasons()
    {
        await using var app = await DeadLetters.StartAsync(Store);
        await DeadLetters.PostAsync(app, "1", "2", "3", "4", "5");

        Assert.Equal([["85", "84"], ["83", "82"], ["81"]], await ReadPagesAsync(isOldestFirst: false));
        Assert.Equal([["81", "82"], ["83", "84"], ["85"]], await ReadPagesAsync(isOldestFirst: true));

        var call = (await Outside.ListAsync(new InboxQuery(), Stop)).Entries[0].Call!;
        Assert.Equal((First, 1, null, null), (call.Call.Handler, call.Call.Attempt, call.Due, call.Reason));
    }

    [Fact]
    public async Task A_list_is_of_a_handler_a_user_or_an_app()
    {
        await using var app = await DeadLetters.StartAsync(Store);
        await DeadLetters.PostAsync(app, "1", "2");

        Assert.Equal(2, (await Outside.ListAsync(new InboxQuery { Handler = First }, Stop)).Entries.Count);
        Assert.Empty((await Outside.ListAsync(new InboxQuery { Handler = "Firs" }, Stop)).Entries);
        Assert.Equal("82", Assert.Single((await Outside.ListAsync(new InboxQuery { UserId = "82" }, Stop)).Entries).UserId);
        Assert.Empty((await Outside.ListAsync(new InboxQuery { App = "b" }, Stop)).Entries);
        Assert.Empty((await Outside.ListAsync(new InboxQuery { State = InboxState.Retrying }, Stop)).Entries);
        await Assert.ThrowsAsync<ArgumentException>(() => Outside.ListAsync(new InboxQuery { After = "3-xy" }, Stop));
    }

    [Fact]
    public async Task What_waits_is_listed_in_pages()
    {
        await using var receiver = await App.StartAsync(Store, static options => options.RunsHandlers = false);
        await receiver.PostAsync("1", "81");
        await receiver.PostAsync("2", "82");

        var page = await Outside.ListAsync(new InboxQuery { State = InboxState.Waiting, Count = 1, OldestFirst = true }, Stop);
        Assert.Equal("81", Assert.Single(page.Entries).UserId);
        page = await Outside.ListAsync(new InboxQuery { State = InboxState.Waiting, Count = 1, OldestFirst = true, After = page.Next }, Stop);
        Assert.Equal(("82", null, null), (Assert.Single(page.Entries).UserId, page.Entries[0].Call, page.Next));
    }

    [Fact]
    public async Task One_delivery_is_shown_with_its_reasons_and_its_body_when_that_is_asked_for()
    {
        await using var app = await DeadLetters.StartAsync(Store);
        await DeadLetters.PostAsync(app, "1");
        var id = (await Outside.ListAsync(new InboxQuery(), Stop)).Entries[0].Id;

        var delivery = await Outside.FindAsync(id, withBody: false, Stop);
        Assert.Equal(("81", App.Body("1", "81").LongLength, false, null), (delivery!.UserId, delivery.Length, delivery.IsWaiting, delivery.Body));
        Assert.Contains(DeadLetters.PrivateText, Assert.Single(delivery.Calls).Reason, StringComparison.Ordinal);
        Assert.Equal(App.Body("1", "81"), (await Outside.FindAsync(id, withBody: true, Stop))!.Body!.Value.ToArray());
        Assert.Null(await Outside.FindAsync(id + 1, withBody: true, Stop));
    }

    [Fact]
    public async Task What_is_requeued_a_running_app_calls_at_once_with_all_its_attempts()
    {
        await using var app = await App.StartAsync(
            Store, static options => options.MaxAttempts = 2, static (_, _) => throw new InvalidOperationException("It fails."));
        await DeadLetters.PostAsync(app, "1", "2");
        Assert.Equal(4, app.Begun.Count);

        Assert.Equal(1, await Outside.RequeueAsync(new InboxSelection { UserId = "82" }, cancellationToken: Stop));
        await Until.TrueAsync(() => app.Begun.Count == 6 && DeadLetters.StatusOf(app).Dead == 2);
        Assert.Equal(["2", "2"], app.Begun.Skip(4));

        app.Handle = static (_, _) => Task.CompletedTask;
        Assert.Equal(2, await Outside.RequeueAsync(new InboxSelection(), cancellationToken: Stop));
        await Until.TrueAsync(() => app.Done.Count == 2 && DeadLetters.StatusOf(app) is { Waiting: 0, Retrying: 0, Dead: 0 });
        Assert.Equal(2, app.Neighbour.Count);
    }

    [Fact]
    public async Task What_is_requeued_without_an_app_the_next_one_calls()
    {
        await using (var app = await DeadLetters.StartAsync(Store))
        {
            await DeadLetters.PostAsync(app, "1");
        }

        var key = (await Outside.ListAsync(new InboxQuery(), Stop)).Entries[0].Call!.Call.Key;
        Assert.Equal(0, await Outside.RequeueAsync(new InboxSelection { Key = new InboxKey(1, 2) }, cancellationToken: Stop));
        Assert.Equal(1, await Outside.RequeueAsync(new InboxSelection { Key = key }, cancellationToken: Stop));

        await using var next = await App.StartAsync(Store);
        await Until.TrueAsync(() => next.Done.Count == 1);
    }

    [Fact]
    public async Task What_is_requeued_before_the_attempt_that_gave_it_up_is_settled_is_called_too()
    {
        await using var receiver = await App.StartAsync(Store, static options => options.RunsHandlers = false);
        var inbox = receiver.Services.GetRequiredService<IInbox>();
        await receiver.PostAsync("1");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(TimeSpan.FromSeconds(60));

        var work = await inbox.TakeAsync(patience.Token);
        var call = new InboxCall(new InboxKey(1, 2), 0, 0, First, 1);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(InboxClaim.Mine, await inbox.ClaimAsync(work, call, patience.Token));
            Assert.True(await inbox.FailAsync(work, new InboxFailure(call, TimeProvider.System.GetUtcNow(), null, "It fails.")));
            Assert.Equal(1, await Outside.RequeueAsync(new InboxSelection(), cancellationToken: Stop));
            Assert.True(await inbox.SettleAsync(work));
            work = await inbox.TakeAsync(patience.Token);
            Assert.Equal(call, work.Retry);
        }
    }

    [Fact]
    public async Task What_is_purged_is_erased_and_not_called_when_it_comes_again()
    {
        await using (var app = await DeadLetters.StartAsync(Store))
        {
            await DeadLetters.PostAsync(app, "1", "2");
            var ids = (await Outside.ListAsync(new InboxQuery { UserId = "81" }, Stop)).Entries.Select(static entry => entry.Id).ToList();

            Assert.Equal(1, await Outside.CountDeadAsync(new InboxSelection { Ids = ids }, Stop));
            Assert.Equal(1, await Outside.PurgeDeadAsync(new InboxSelection { Ids = ids }, cancellationToken: Stop));
            Assert.Null(await Outside.FindAsync(ids[0], withBody: false, Stop));
            Assert.Equal(1, (await Outside.GetStatusAsync(Stop)).Dead);

            app.Handle = static (_, _) => Task.CompletedTask;
            await app.PostAsync("1", "81", padding: " ");
            await app.PostAsync("3", "81");
            await Until.TrueAsync(() => app.Done.Contains("3"));
            Assert.Equal(["3"], app.Done);
        }

        Assert.Equal(0, await Outside.PurgeDeadAsync(new InboxSelection { FailedBefore = DateTimeOffset.UnixEpoch }, cancellationToken: Stop));
        Assert.Equal(1, await Outside.PurgeDeadAsync(new InboxSelection { Handler = First }, cancellationToken: Stop));
    }

    [Fact]
    public async Task The_app_has_it_among_its_services()
    {
        await using var app = await DeadLetters.StartAsync(Store);
        await DeadLetters.PostAsync(app, "1");

        Assert.Equal(1, (await app.Services.GetRequiredService<IInboxManagement>().GetStatusAsync(Stop)).Dead);
    }

    private async Task<List<List<string?>>> ReadPagesAsync(bool isOldestFirst)
    {
        var pages = new List<List<string?>>();
        string? after = null;
        do
        {
            var page = await Outside.ListAsync(new InboxQuery { Count = 2, OldestFirst = isOldestFirst, After = after }, Stop);
            pages.Add([.. page.Entries.Select(static entry => entry.UserId)]);
            after = page.Next;
        }
        while (after is not null);
        return pages;
    }
}
