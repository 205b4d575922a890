using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;

namespace TwitterEvents.Inbox.Tests;

/// <summary>What every inbox promises of a handler that keeps strict order.</summary>
public abstract class StrictOrderPromises
{
    private protected static App.Retries Strict { get; } = new(StrictOrder: true);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    internal abstract Store Store { get; }

    [Fact]
    public async Task What_waits_to_be_called_again_holds_back_later_events_of_its_user_for_that_handler_alone_and_they_run_in_order_then()
    {
        var gate = new TaskCompletionSource();
        var attempts = new ConcurrentQueue<string>();
        await using var app = await App.StartAsync(Store, retries: Strict, handle: async (id, attempt) =>
        {
            attempts.Enqueue($"{id}/{attempt}");
            await (id == "a1" && attempt == 2 ? gate.Task : Task.CompletedTask);
            if (id is "a1" or "a3" && attempt <= 2)
            {
                throw new InvalidOperationException("It fails.");
            }
        });
        foreach (var id in (string[])["a1", "a2", "a3", "a4"])
        {
            await app.PostAsync(id);
        }

        await app.PostAsync("b1", "816");
        await app.PostAsync("c1", "817");
        await Until.TrueAsync(() => app.Neighbour.Count == 6 && app.Done.Count == 2 && attempts.Contains("a1/2") && Status(app) is { Waiting: 0, Retrying: 4 });
        Assert.Equal(["a1", "a2", "a3", "a4"], app.Neighbour.Where(static id => id[0] == 'a'));
        Assert.Equal(["a1/1", "a1/2"], attempts.Where(static attempt => attempt[0] == 'a'));

        gate.SetResult();
        await Until.TrueAsync(() => app.Done.Contains("a4") && Status(app) is { Waiting: 0, Retrying: 0, Dead: 0 });
        Assert.Equal(["a1/1", "a1/2", "a1/3", "a2/1", "a3/1", "a3/2", "a3/3", "a4/1"], attempts.Where(static attempt => attempt[0] == 'a'));

        await app.PostAsync("a5");
        await Until.TrueAsync(() => app.Done.Contains("a5"));
    }

    [Fact]
    public async Task A_dead_letter_holds_nobody_back()
    {
        await using var app = await App.StartAsync(
            Store, static options => options.MaxAttempts = 3, static (id, _) => id == "1" ? throw new InvalidOperationException("It fails.") : Task.CompletedTask, retries: Strict);
        foreach (var id in (string[])["1", "2", "3"])
        {
            await app.PostAsync(id);
        }

        await Until.TrueAsync(() => app.Done.Count == 2);
        Assert.Equal(["1", "1", "1", "2", "3"], app.Begun);
        await Until.TrueAsync(() => Status(app) is { Waiting: 0, Retrying: 0, Dead: 1 });
    }

    [Fact]
    public async Task What_is_held_back_when_the_app_stops_the_next_one_runs_in_order_as_first_attempts()
    {
        await using (var first = await App.StartAsync(
            Store,
            static options => (options.MaxAttempts, options.LongestPause) = (10_000, TimeSpan.FromMilliseconds(20)),
            static (_, _) => throw new InvalidOperationException("It fails."),
            retries: Strict))
        {
            foreach (var id in (string[])["1", "2", "3"])
            {
                await first.PostAsync(id);
            }

            await Until.TrueAsync(() => Status(first) is { Waiting: 0, Retrying: 3 });
            Assert.Equal(["1"], first.Begun.Distinct());
        }

        var attempts = new ConcurrentDictionary<string, int>();
        await using var second = await App.StartAsync(Store, retries: Strict, handle: (id, attempt) =>
        {
            attempts[id] = attempt;
            return Task.CompletedTask;
        });
        await second.PostAsync("4");
        await Until.TrueAsync(() => second.Done.Contains("4"));

        // What was in work when the first stopped may run once more.
        Assert.Equal(["1", "2", "3", "4"], second.Done.Distinct());
        Assert.True(attempts["1"] > 1);
        Assert.Equal((1, 1, 1), (attempts["2"], attempts["3"], attempts["4"]));
        await Until.TrueAsync(() => Status(second) is { Waiting: 0, Retrying: 0 });
    }

    [Fact]
    public async Task Two_workers_keep_it()
    {
        var begun = new ConcurrentQueue<string>();
        await using var first = await App.StartAsync(Store, retries: Strict, handle: (id, attempt) => Handle(id, attempt));
        await using var second = await App.StartAsync(Store, retries: Strict, handle: (id, attempt) => Handle(id, attempt));
        string[] users = ["1", "2", "3", "4"];
        const int Each = 12;
        for (var number = 1; number <= Each; number++)
        {
            foreach (var user in users)
            {
                await (number % 2 == 0 ? first : second).PostAsync($"{user}-{number}", user);
            }
        }

        await Until.TrueAsync(() => first.Done.Count + second.Done.Count == Each * users.Length);
        foreach (var user in users)
        {
            var expected = Enumerable.Range(1, Each).SelectMany(number => Enumerable.Repeat($"{user}-{number}", number % 3 == 0 ? 3 : 1));
            Assert.Equal(expected, begun.Where(id => id.StartsWith($"{user}-", StringComparison.Ordinal)));
        }

        Task Handle(string id, int attempt)
        {
            begun.Enqueue(id);
            return int.Parse(id.Split('-')[1], null) % 3 == 0 && attempt <= 2 ? throw new InvalidOperationException("It fails.") : Task.CompletedTask;
        }
    }

    [Fact]
    public async Task However_many_are_held_back_run_in_order()
    {
        const int Many = 600;
        var gate = new TaskCompletionSource();
        await using var app = await App.StartAsync(Store, retries: Strict, handle: (id, attempt) =>
            id != "1" ? Task.CompletedTask : attempt == 1 ? throw new InvalidOperationException("It fails.") : gate.Task);
        foreach (var number in Enumerable.Range(1, Many))
        {
            await app.PostAsync($"{number}");
        }

        await Until.TrueAsync(() => Status(app) is { Waiting: 0, Retrying: Many });
        Assert.Equal(["1", "1"], app.Begun);
        gate.SetResult();
        await Until.TrueAsync(() => app.Done.Count == Many);
        Assert.Equal(Enumerable.Range(1, Many).Select(static number => $"{number}"), app.Done);
    }

    [Fact]
    public async Task What_is_requeued_comes_before_what_came_later()
    {
        var gate = new TaskCompletionSource();
        var isMended = false;
        await using var app = await App.StartAsync(Store, static options => options.MaxAttempts = 1, retries: Strict, handle: (id, _) => id switch
        {
            "1" or "2" when !isMended => throw new InvalidOperationException("It fails."),
            "1" => gate.Task,
            _ => Task.CompletedTask,
        });
        await app.PostAsync("1");
        await app.PostAsync("2");
        await Until.TrueAsync(() => Status(app).Dead == 2);
        isMended = true;
        Assert.Equal(2, await app.Management.RequeueAsync(new InboxSelection(), cancellationToken: Stop));
        await app.PostAsync("3");
        await Until.TrueAsync(() => app.Neighbour.Contains("3") && Status(app) is { Waiting: 0, Retrying: 3 } && app.Begun.Count == 3);
        gate.SetResult();

        await Until.TrueAsync(() => app.Done.Count == 3 && Status(app) is { Waiting: 0, Retrying: 0, Dead: 0 });
        Assert.Equal(["1", "2", "3"], app.Done);
    }

    [Fact]
    public async Task What_is_purged_holds_nobody_back()
    {
        await using var app = await App.StartAsync(
            Store, static options => options.MaxAttempts = 1, static (id, _) => id == "1" ? throw new InvalidOperationException("It fails.") : Task.CompletedTask, retries: Strict);
        await app.PostAsync("1");
        await Until.TrueAsync(() => Status(app).Dead == 1);
        Assert.Equal(1, await app.Management.PurgeDeadAsync(new InboxSelection(), cancellationToken: Stop));

        await app.PostAsync("2");
        await Until.TrueAsync(() => app.Done.Contains("2") && Status(app) is { Waiting: 0, Retrying: 0, Dead: 0 });
    }

    [Fact]
    public async Task What_a_handler_that_is_gone_has_held_back_rests_with_what_it_waited_for_and_is_called_in_order_when_it_is_back()
    {
        await using (var app = await App.StartAsync(
            Store, static options => options.LongestPause = TimeSpan.FromMilliseconds(20), static (_, _) => throw new InvalidOperationException("It fails."), retries: new(10_000, StrictOrder: true)))
        {
            foreach (var id in (string[])["1", "2", "3"])
            {
                await app.PostAsync(id);
            }

            await Until.TrueAsync(() => Status(app) is { Waiting: 0, Retrying: 3 });
        }

        await using (var other = await App.StartAsync(Store, names: ("Another", "Second")))
        {
            await Until.TrueAsync(() => Status(other) is { Waiting: 0, Retrying: 0, Dead: 3 });
            Assert.Empty(other.Begun);
        }

        await using var back = await App.StartAsync(Store, retries: Strict);
        Assert.Equal(3, await back.Management.RequeueAsync(new InboxSelection(), cancellationToken: Stop));
        await Until.TrueAsync(() => back.Done.Count == 3);
        Assert.Equal(["1", "2", "3"], back.Done);
    }

    [Fact]
    public async Task What_comes_twice_while_it_is_held_back_runs_once()
    {
        var gate = new TaskCompletionSource();
        await using var app = await App.StartAsync(Store, retries: Strict, handle: (id, attempt) =>
            id != "1" ? Task.CompletedTask : attempt == 1 ? throw new InvalidOperationException("It fails.") : gate.Task);
        await app.PostAsync("1");
        await app.PostAsync("2");
        await app.PostAsync("2", padding: " ");
        await app.PostAsync("3");
        await Until.TrueAsync(() => app.Neighbour.Contains("3") && Status(app) is { Waiting: 0, Retrying: 3 });
        gate.SetResult();

        await Until.TrueAsync(() => app.Done.Contains("3") && Status(app) is { Waiting: 0, Retrying: 0 });
        Assert.Equal(["1", "1", "2", "3"], app.Begun);
    }

    [Fact]
    public async Task Calls_of_one_delivery_are_in_line_too_and_what_is_held_back_says_so()
    {
        await using var receiver = await App.StartAsync(Store, static options => options.RunsHandlers = false);
        var inbox = receiver.Services.GetRequiredService<IInbox>();
        await receiver.PostAsync("1");
        var line = new InboxKey(9, 9);
        var calls = Enumerable.Range(0, 3).Select(number => new InboxCall(new InboxKey(1, (ulong)number), number, 0, "First", 1) { Line = line }).ToList();
        var free = new InboxCall(new InboxKey(2, 0), 0, 0, "Second", 1);

        var work = await inbox.TakeAsync(Stop);
        Assert.Equal(InboxClaim.Mine, await inbox.ClaimAsync(work, calls[0], Stop));
        var now = TimeProvider.System.GetUtcNow();
        Assert.True(await inbox.FailAsync(work, new InboxFailure(calls[0], now, now, "It fails.")));
        Assert.Equal(InboxClaim.Held, await inbox.ClaimAsync(work, calls[1], Stop));
        Assert.Equal(InboxClaim.Held, await inbox.ClaimAsync(work, calls[2], Stop));
        Assert.Equal(InboxClaim.Other, await inbox.ClaimAsync(work, calls[1], Stop));
        Assert.Equal(InboxClaim.Mine, await inbox.ClaimAsync(work, free, Stop));
        Assert.True(await inbox.CompleteAsync(work, free.Key));
        Assert.True(await inbox.SettleAsync(work));
        var listed = (await receiver.Management.ListAsync(new InboxQuery { State = InboxState.Retrying, OldestFirst = true }, Stop)).Entries.Select(static entry => entry.Call!);
        Assert.Equal([1, 0, 0], listed.Select(static call => call.Call.Attempt));
        Assert.All(listed, static call => Assert.NotNull(call.Due));

        foreach (var call in calls)
        {
            var again = await inbox.TakeAsync(Stop);
            Assert.Equal(call with { Attempt = call == calls[0] ? 2 : 1 }, again.Retry);
            Assert.Equal(InboxClaim.Mine, await inbox.ClaimAsync(again, again.Retry!, Stop));
            Assert.True(await inbox.CompleteAsync(again, call.Key));
            Assert.True(await inbox.SettleAsync(again));
        }
    }

    private protected static InboxStatus Status(App app) => app.StatusAsync().GetAwaiter().GetResult();
}
