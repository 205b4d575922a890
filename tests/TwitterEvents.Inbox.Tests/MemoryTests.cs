using TwitterEvents.Nats;

namespace TwitterEvents.Inbox.Tests;

/// <summary>A process that has run out of memory says so, and not that it has a defect.</summary>
public sealed class MemoryTests : IDisposable
{
    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_there_is_no_memory_to_store_is_refused_and_told_as_that()
    {
        var memory = new ShortMemory { IsShort = false };
        await using var app = await App.StartAsync(Store.Sqlite(folder.File()), time: memory);
        await app.Logs.UntilLoggedAsync("This process runs the handlers");
        memory.IsShort = true;

        // Who looks for work says so, or who writes, for what is old is erased between.
        await app.Logs.UntilLoggedAsync("he process has run out of memory");

        Assert.Equal(DeliveryOutcome.NotStored, await app.PostAsync("1"));
        Assert.Contains(app.Logs.Lines, static line => line.Text.StartsWith("Deliveries cannot be stored, and are refused: The process has run out of memory; give it more.", StringComparison.Ordinal));
        memory.IsShort = false;

        Assert.Equal(DeliveryOutcome.Handled, await app.PostAsync("2"));
        await Until.TrueAsync(() => app.Done.Contains("2"));
        AssertNoDefect(app);
    }

    [Fact]
    public async Task Work_there_is_no_memory_for_is_given_back_and_done_once_there_is()
    {
        var memory = new ShortMemory { IsShort = false };
        await using var app = await App.StartAsync(Store.Sqlite(folder.File()), time: memory, handle: (_, attempt) =>
        {
            memory.IsShort = attempt == 1;
            return attempt == 1 ? throw new InvalidOperationException("When it failed cannot be noted.") : Task.CompletedTask;
        });

        Assert.Equal(DeliveryOutcome.Handled, await app.PostAsync("1"));
        await app.Logs.UntilLoggedAsync("The process has run out of memory: work out of the inbox is given back, and tried again.");
        app.Handle = static (_, _) => Task.CompletedTask;
        memory.IsShort = false;

        await Until.TrueAsync(() => app.Done.Contains("1"));
        AssertNoDefect(app);
    }

    [Fact]
    public void What_fails_on_NATS_for_want_of_memory_may_go_well_in_a_moment()
    {
        Assert.True(Connection.IsPassing(new InsufficientMemoryException()));
        Assert.Equal("the process here has run out of memory; give it more", NatsEndpoint.Why(new InsufficientMemoryException()));
    }

    private static void AssertNoDefect(App app) =>
        Assert.DoesNotContain(app.Logs.Lines, static line => line.Text.Contains("defect", StringComparison.Ordinal));
}
