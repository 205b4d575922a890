using System.Buffers;
using System.Text;
using TwitterEvents.Nats;

namespace TwitterEvents.Inbox.Tests;

/// <summary>
/// What there is no memory to read: the client of NATS hands such a message on with an error beside it, as if it had no body, and it is not to be taken for one.
/// </summary>
public sealed class NatsMemoryTests : IDisposable
{
    private const string Unreadable = "could not be read (the process here has run out of memory; give it more). It is given back, and tried again.";

    private readonly string mark = Guid.NewGuid().ToString("N");

    /// <summary>Whether no body that has the mark in it can be read, whoever tries.</summary>
    private volatile bool isUnreadable;

    public NatsMemoryTests() => MessageBody.Reading += Fail;

    public void Dispose() => MessageBody.Reading -= Fail;

    [Fact]
    public async Task A_delivery_that_cannot_be_read_is_given_back_and_handled_once_it_can()
    {
        await using var server = await NatsServer.StartAsync();
        await using var app = await App.StartAsync(Store.Nats(server));
        isUnreadable = true;

        Assert.Equal(DeliveryOutcome.Handled, await app.PostAsync(mark));
        await app.Logs.UntilLoggedAsync($"-in {Unreadable}");
        isUnreadable = false;

        await Until.TrueAsync(() => app.Done.Contains(mark));
        await Until.TrueAsync(() => app.StatusAsync().GetAwaiter().GetResult() is { Waiting: 0, Retrying: 0, Dead: 0 });
        Assert.Single(app.Done);
    }

    [Fact]
    public async Task Nor_is_what_is_to_be_tried_again()
    {
        await using var server = await NatsServer.StartAsync();
        await using var app = await App.StartAsync(Store.Nats(server), handle: (_, attempt) =>
        {
            isUnreadable = attempt == 1;
            return attempt == 1 ? throw new InvalidOperationException("The first attempt fails.") : Task.CompletedTask;
        });

        Assert.Equal(DeliveryOutcome.Handled, await app.PostAsync(mark));
        await app.Logs.UntilLoggedAsync($"-retry {Unreadable}");
        isUnreadable = false;

        await Until.TrueAsync(() => app.Done.Contains(mark));
    }

    [Fact]
    public async Task A_dead_letter_that_cannot_be_read_stays_one_until_it_can()
    {
        await using var server = await NatsServer.StartAsync();
        var isBroken = true;
        await using var app = await App.StartAsync(
            Store.Nats(server), static options => options.MaxAttempts = 1, (_, _) => isBroken ? throw new InvalidOperationException("It fails.") : Task.CompletedTask);
        await app.PostAsync(mark);
        await Until.TrueAsync(() => app.StatusAsync().GetAwaiter().GetResult().Dead == 1);
        (isBroken, isUnreadable) = (false, true);

        await Assert.ThrowsAsync<InboxUnavailableException>(RequeueAsync);
        Assert.Equal(1, (await app.StatusAsync()).Dead);
        isUnreadable = false;

        Assert.Equal(1, await RequeueAsync());
        await Until.TrueAsync(() => app.Done.Contains(mark));

        Task<long> RequeueAsync() => app.Management.RequeueAsync(new InboxSelection(), cancellationToken: TestContext.Current.CancellationToken);
    }

    private void Fail(ReadOnlySequence<byte> body)
    {
        if (isUnreadable && Encoding.UTF8.GetString(body).Contains(mark, StringComparison.Ordinal))
        {
            throw new InsufficientMemoryException("This body was not to be read.");
        }
    }
}
