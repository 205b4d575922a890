using System.Globalization;
using NATS.Client.Core;
using NATS.Client.JetStream;
using NATS.Client.JetStream.Models;
using TwitterEvents.Inbox;

namespace TwitterEvents.Nats;

/// <summary>Looks into a NATS inbox and tidies it, from any process. The inbox must be there; each call connects anew.</summary>
/// <param name="options">Where it is.</param>
/// <param name="time">What time it is.</param>
/// <param name="problem">Why this process could not write last time; null if it has not tried.</param>
internal sealed class NatsInboxManagement(NatsInboxOptions options, TimeProvider time, Func<string?>? problem = null) : IInboxManagement
{
    private const int MaxCount = 1_000;
    private const int FormatVersion = 1;
    private const int NotFound = 404;

    /// <summary>A server of a cluster may not know for a moment what was made by another.</summary>
    private static readonly TimeSpan PauseBeforeMissing = TimeSpan.FromSeconds(1);

    /// <summary>How often it tells how far it is.</summary>
    private const int Page = 100;

    private readonly Layout layout = new(options);

    public Task<InboxStatus> GetStatusAsync(CancellationToken cancellationToken = default) => OnServerAsync(
        async streams =>
        {
            var waiting = await StateAsync(streams, layout.InStream, cancellationToken).ConfigureAwait(false);
            var retrying = await StateAsync(streams, layout.RetryStream, cancellationToken).ConfigureAwait(false);
            var dead = await StateAsync(streams, layout.DeadStream, cancellationToken).ConfigureAwait(false);
            var claims = await StateAsync(streams, layout.ClaimsStream, cancellationToken).ConfigureAwait(false);
            var isRun = false;
            await foreach (var consumer in streams.ListConsumersAsync(layout.InStream, cancellationToken).ConfigureAwait(false))
            {
                isRun |= consumer.Info.NumWaiting > 0;
            }

            return new InboxStatus
            {
                Waiting = waiting.Count,
                OldestWaiting = waiting.FirstAt,
                Retrying = retrying.Count,
                Dead = dead.Count,

                // What is done is gone at once.
                Done = 0,
                IsRun = isRun,
                Version = FormatVersion,
                Bytes = waiting.ByteCount + retrying.ByteCount + dead.ByteCount + claims.ByteCount,
                Problem = problem?.Invoke(),
            };
        },
        cancellationToken);

    public Task<InboxPage> ListAsync(InboxQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Count, 1, nameof(query));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Count, MaxCount, nameof(query));
        var stream = query.State switch
        {
            InboxState.Waiting => layout.InStream,
            InboxState.Retrying => layout.RetryStream,
            _ => layout.DeadStream,
        };
        var after = query.After is { } text ? PlaceOf(text) : (ulong?)null;
        return OnServerAsync(
            async streams =>
            {
                var scan = await StreamScan.BeginAsync(streams, stream, cancellationToken).ConfigureAwait(false);
                var messages = query.OldestFirst
                    ? scan.ForwardsAsync(after + 1 ?? 0, cancellationToken)
                    : scan.BackwardsAsync(after - 1 ?? ulong.MaxValue, cancellationToken);
                List<InboxEntry> found = [];
                ulong last = 0;
                await foreach (var message in messages.ConfigureAwait(false))
                {
                    if (!IsAskedFor(query, message.Envelope))
                    {
                        continue;
                    }

                    if (found.Count == query.Count)
                    {
                        return new InboxPage(found, last.ToString(CultureInfo.InvariantCulture));
                    }

                    last = message.Sequence;
                    found.Add(new InboxEntry(
                        (long)(message.Envelope.Call?.Delivery ?? message.Sequence),
                        message.Envelope.App,
                        message.Envelope.User,
                        message.Envelope.Received ?? message.StoredAt,
                        CallOf(message.Envelope, withReason: false)));
                }

                return new InboxPage(found, null);
            },
            cancellationToken);
    }

    public Task<InboxDelivery?> FindAsync(long id, bool withBody, CancellationToken cancellationToken = default) => OnServerAsync(
        async streams =>
        {
            if (id <= 0)
            {
                return null;
            }

            var waits = await (await StreamScan.BeginAsync(streams, layout.InStream, cancellationToken).ConfigureAwait(false))
                .FindAsync((ulong)id, cancellationToken).ConfigureAwait(false);
            var one = waits;
            List<InboxFailedCall> calls = [];
            foreach (var stream in new[] { layout.RetryStream, layout.DeadStream })
            {
                var scan = await StreamScan.BeginAsync(streams, stream, cancellationToken).ConfigureAwait(false);
                await foreach (var message in scan.ForwardsAsync(0, cancellationToken).ConfigureAwait(false))
                {
                    if (message.Envelope.Call?.Delivery == (ulong)id && CallOf(message.Envelope, withReason: true) is { } call)
                    {
                        one ??= message;
                        calls.Add(call);
                    }
                }
            }

            return one is null
                ? null
                : new InboxDelivery(id, one.Envelope.App, one.Envelope.User, one.Envelope.Received ?? one.StoredAt, one.Body.Length, waits is not null, calls)
                {
                    Body = withBody ? (ReadOnlyMemory<byte>?)one.Body : null,
                };
        },
        cancellationToken);

    public async Task<long> CountDeadAsync(InboxSelection selection, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(selection);
        return await ForDeadAsync(selection, static (_, _, _) => ValueTask.FromResult(true), null, cancellationToken).ConfigureAwait(false);
    }

    public Task<long> RequeueAsync(InboxSelection selection, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(selection);
        return ForDeadAsync(selection, (streams, there, letter) => DeadLetters.RequeueAsync(streams, there, letter, time, cancellationToken), progress, cancellationToken);
    }

    public Task<long> PurgeDeadAsync(InboxSelection selection, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(selection);
        return ForDeadAsync(selection, (streams, there, letter) => DeadLetters.PurgeAsync(streams, there, letter, cancellationToken), progress, cancellationToken);
    }

    public Task<long> PurgeDoneAsync(IProgress<long>? progress = null, CancellationToken cancellationToken = default) =>
        OnServerAsync(static _ => Task.FromResult(0L), cancellationToken);

    private Task<long> ForDeadAsync(
        InboxSelection selection, Func<NatsJSContext, Layout, StoredMessage, ValueTask<bool>> change, IProgress<long>? progress, CancellationToken cancellationToken) => OnServerAsync(
        async streams =>
        {
            var scan = await StreamScan.BeginAsync(streams, layout.DeadStream, cancellationToken).ConfigureAwait(false);
            var there = new Layout(options, scan.Replicas);
            var count = 0L;
            await foreach (var letter in scan.ForwardsAsync(0, cancellationToken).ConfigureAwait(false))
            {
                // What comes while it goes on is for another time.
                if (letter.Sequence > scan.State.LastSeq)
                {
                    break;
                }

                if (IsSelected(selection, letter.Envelope) && await change(streams, there, letter).ConfigureAwait(false) && ++count % Page == 0)
                {
                    progress?.Report(count);
                }
            }

            progress?.Report(count);
            return count;
        },
        cancellationToken);

    private static bool IsAskedFor(InboxQuery query, Envelope envelope) =>
        (query.Handler is null || envelope.Call?.Handler == query.Handler)
        && (query.App is null || envelope.App == query.App)
        && (query.UserId is null || envelope.User == query.UserId);

    private static bool IsSelected(InboxSelection selection, Envelope envelope) =>
        envelope.Call is { } call
        && (selection.Ids is not { } ids || ids.Contains((long)call.Delivery))
        && (selection.Key is not { } key || call.Key == Claims.NameOf(key))
        && (selection.Handler is null || call.Handler == selection.Handler)
        && (selection.App is null || envelope.App == selection.App)
        && (selection.UserId is null || envelope.User == selection.UserId)
        && (selection.FailedBefore is not { } before || call.FailedAt < before);

    private static InboxFailedCall? CallOf(Envelope envelope, bool withReason) => envelope.Call is { } call && call.ToCall(call.Attempts) is { } known
        ? new InboxFailedCall(known, call.NotBefore, call.FailedAt, withReason ? call.Reason : null)
        : null;

    private static ulong PlaceOf(string text) => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
        ? place
        : throw new ArgumentException($"'{text}' is no place in the list.");

    private static async Task<StreamState> StateAsync(NatsJSContext streams, string name, CancellationToken cancellationToken) =>
        (await streams.GetStreamInfoAsync(name, cancellationToken).ConfigureAwait(false)).State;

    /// <exception cref="InboxUnavailableException">The server cannot be reached, or has no such inbox.</exception>
    private async Task<T> OnServerAsync<T>(Func<NatsJSContext, Task<T>> run, CancellationToken cancellationToken)
    {
        try
        {
            var connection = new NatsConnection(NatsEndpoint.OptionsOf(options));
            await using (connection.ConfigureAwait(false))
            {
                await connection.ConnectAsync().AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
                var streams = new NatsJSContext(connection);
                try
                {
                    return await run(streams).ConfigureAwait(false);
                }
                catch (NatsJSApiException exception) when (exception.Error.Code == NotFound)
                {
                    await Task.Delay(PauseBeforeMissing, time, cancellationToken).ConfigureAwait(false);
                    return await run(streams).ConfigureAwait(false);
                }
            }
        }
        catch (NatsJSApiException exception) when (exception.Error.Code == NotFound)
        {
            throw new InboxUnavailableException($"There is no inbox '{options.Name}' on {NatsEndpoint.Show(options.Url)}: an app makes it when it starts.");
        }
        catch (Exception exception) when (Connection.IsPassing(exception) && !cancellationToken.IsCancellationRequested)
        {
            throw new InboxUnavailableException($"The NATS server {NatsEndpoint.Show(options.Url)}: {NatsEndpoint.Why(exception)}.", exception);
        }
    }
}
