using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TwitterEvents.Inbox.Tests;

/// <summary>A SQLite inbox on a real disk that is full, or may not be written.</summary>
public sealed class SqliteDiskTests : IDisposable
{
    private const int Megabyte = 1_048_576;

    private readonly SmallDisk disk = new(4 * Megabyte);

    public void Dispose() => disk.Dispose();

    [Fact]
    public async Task A_full_disk_is_told_to_the_sender_what_was_stored_is_handled_and_nothing_is_to_be_done_when_there_is_room_again()
    {
        var gate = new TaskCompletionSource();
        await using var app = await App.StartAsync(disk.File(), handle: (_, _) => gate.Task);
        var stored = new List<string>();
        await PostAsync(app, stored, 10);
        disk.Fill();
        while (await app.PostAsync(Id(stored.Count), padding: new string(' ', 50_000)) == DeliveryOutcome.Handled)
        {
            stored.Add(Id(stored.Count));
        }

        while (await app.PostAsync(Id(stored.Count)) == DeliveryOutcome.Handled)
        {
            stored.Add(Id(stored.Count));
        }

        await IsToldAsync(app, "the disk is full");

        // What ends meanwhile waits to be noted, and what waits behind it for its turn.
        gate.SetResult();
        await IsToldAsync(app, "What handlers have done cannot be written down: ");

        disk.MakeRoom();
        await Until.TrueAsync(() => app.PostAsync("after").GetAwaiter().GetResult() == DeliveryOutcome.Handled);
        await Until.TrueAsync(() => app.Done.Contains("after"));
        Assert.Equal([.. stored, "after"], app.Done);
        await app.Logs.UntilLoggedAsync("What handlers have done is written down in ");
        await app.Logs.UntilLoggedAsync("Deliveries are stored again; ");
        await Until.TrueAsync(() => app.StatusAsync().GetAwaiter().GetResult() is { Waiting: 0, Problem: null });
    }

    [Fact]
    public async Task A_disk_that_is_full_when_the_app_starts_stops_nothing_else()
    {
        disk.Fill();
        await using var app = await App.StartAsync(disk.File("new/events.db"));
        Assert.Equal(DeliveryOutcome.NotStored, await app.PostAsync("1"));
        await IsToldAsync(app, "the disk is full");

        disk.MakeRoom();
        await HandlesAsync(app, "2");
    }

    [Fact]
    public async Task A_disk_that_may_only_be_read_is_told_and_what_waits_on_it_is_handled_when_it_may_be_written()
    {
        await using (var receiver = await App.StartAsync(disk.File(), static options => options.RunsHandlers = false))
        {
            await receiver.PostAsync("before");
        }

        disk.MakeReadOnly();
        await using var app = await App.StartAsync(disk.File());
        Assert.Equal(DeliveryOutcome.NotStored, await app.PostAsync("1"));
        await IsToldAsync(app, "its folder may not be written");

        disk.MakeWritable();
        await HandlesAsync(app, "2");
        Assert.Equal(["before", "2"], app.Done);
    }

    [Fact]
    public async Task A_file_that_cannot_be_made_is_told_and_made_when_it_can()
    {
        disk.MakeReadOnly();
        await using var app = await App.StartAsync(disk.File("new/events.db"));
        await IsToldAsync(app, $"The inbox cannot be opened: {disk.File("new/events.db")}: it cannot be made (");
        Assert.Equal(DeliveryOutcome.NotStored, await app.PostAsync("1"));

        disk.MakeWritable();
        await HandlesAsync(app, "2");
    }

    [Fact]
    public async Task A_worker_that_cannot_write_says_so_once_and_goes_on_when_it_can()
    {
        await using (var receiver = await App.StartAsync(disk.File(), static options => options.RunsHandlers = false))
        {
            await receiver.PostAsync("1");
        }

        disk.MakeReadOnly();
        await using var worker = await App.StartAsync(disk.File());
        await IsToldAsync(worker, "What handlers have done cannot be written down: ");
        for (var i = 0; i < 3; i++)
        {
            // With it whatever waits is tried again.
            Assert.Contains("its folder may not be written", await worker.Services.GetRequiredService<IInbox>().FindProblemAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        Assert.Single(worker.Logs.Lines, static line => line.Level == LogLevel.Error);
        disk.MakeWritable();
        await Until.TrueAsync(() => worker.Done.Contains("1"));
    }

    private static async Task IsToldAsync(App app, string text)
    {
        await app.Logs.UntilLoggedAsync(text);
        Assert.Contains(app.Logs.Lines, line => line.Level == LogLevel.Error && line.Text.Contains(text, StringComparison.Ordinal));
    }

    private static async Task PostAsync(App app, List<string> stored, int count)
    {
        for (var i = 0; i < count; i++)
        {
            Assert.Equal(DeliveryOutcome.Handled, await app.PostAsync(Id(stored.Count)));
            stored.Add(Id(stored.Count));
        }
    }

    private static async Task HandlesAsync(App app, string id)
    {
        await Until.TrueAsync(() => app.PostAsync(id).GetAwaiter().GetResult() == DeliveryOutcome.Handled);
        await Until.TrueAsync(() => app.Done.Contains(id));
    }

    private static string Id(int number) => number.ToString(CultureInfo.InvariantCulture);
}
