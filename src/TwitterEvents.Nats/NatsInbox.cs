using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using NATS.Client.Core;
using NATS.Client.JetStream;
using TwitterEvents.Diagnostics;
using TwitterEvents.Inbox;

namespace TwitterEvents.Nats;

/// <summary>
/// An inbox in NATS JetStream. What was accepted is in one stream, until it has had its turn; what failed of it goes into another, and what was given up into a
/// third, each before it leaves the one before. Who may run a call is decided by the revision of its claim, not by who was given a message.
/// </summary>
internal sealed class NatsInbox : IInbox, IAsyncDisposable
{
    private readonly NatsInboxOptions options;
    private readonly TimeProvider time;
    private readonly Layout layout;
    private readonly Server server;
    private readonly ClaimLease lease;
    private readonly InWork inWork;
    private readonly Feed feed;
    private readonly DepthGauge depth;

    public NatsInbox(NatsInboxOptions options, TimeProvider time, ILoggerFactory loggers)
    {
        this.options = options;
        this.time = time;
        var logger = SafeLogger.Create(loggers, NatsLog.Category);
        layout = new Layout(options);
        server = new Server(options, layout, time, logger);
        lease = new ClaimLease(options, time);
        inWork = new InWork(server, time, logger);
        feed = new Feed(inWork, server, layout, options, lease, time, logger);
        depth = new DepthGauge(server, layout, time, logger);
    }

    public InboxDepth? Depth => depth.Last;

    /// <summary>Why nothing can be stored now; null if it can, as far as is known.</summary>
    public string? Problem => server.FindProblem();

    /// <exception cref="InvalidOperationException">What is on the server is another than this app asks for.</exception>
    public Task StartAsync(CancellationToken cancellationToken) => server.StartAsync(cancellationToken);

    public async ValueTask<string?> FindProblemAsync(CancellationToken cancellationToken)
    {
        try
        {
            var streams = server.Streams;
            if (await server.FindLossAsync(cancellationToken).ConfigureAwait(false) is { } loss)
            {
                return loss;
            }

            var state = (await streams.GetStreamInfoAsync(layout.InStream, cancellationToken).ConfigureAwait(false)).State;
            return layout.FindLimit(state.Count, state.ByteCount) is { } limit ? Full(limit) : null;
        }
        catch (InboxUnavailableException exception)
        {
            return exception.Message;
        }
        catch (Exception exception) when (Connection.IsPassing(exception) && !cancellationToken.IsCancellationRequested)
        {
            return $"The NATS server {NatsEndpoint.Show(options.Url)}: {NatsEndpoint.Why(exception)}.";
        }
    }

    public async ValueTask AcceptAsync(AcceptedDelivery delivery, CancellationToken cancellationToken)
    {
        var streams = server.Streams;
        if (depth.FindLimit() is { } full)
        {
            throw new InboxUnavailableException(Full(full));
        }

        var id = SHA256.HashData(delivery.Body.Span);
        var subject = layout.InSubject(layout.PartitionOf(delivery, id));
        var once = new NatsJSPubOpts { MsgId = layout.IdOf($"{delivery.App}:{Convert.ToHexStringLower(id)}"), ExpectedStream = layout.InStream };
        var headers = Envelope.Of(delivery).ToHeaders();
        if (delivery.Body.Length + headers.Sum(static header => header.Key.Length + header.Value.ToString().Length) + Envelope.RoomForCall > server.MaxPayload)
        {
            // A call of it that fails could not be stored, and its lane would stand still.
            throw new InboxUnavailableException($"The NATS server {NatsEndpoint.Show(options.Url)}: {NatsEndpoint.TooLarge}.");
        }

        using var limit = new CancellationTokenSource(options.StoreTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, server.Lost, cancellationToken);
        try
        {
            var answer = await streams.PublishAsync(
                subject, delivery.Body, NatsRawSerializer<ReadOnlyMemory<byte>>.Default, once, headers, either.Token).ConfigureAwait(false);
            if (answer.Error is { } error)
            {
                throw new InboxUnavailableException($"The NATS stream {layout.InStream} refuses it: {error.Description} ({error.Code}).");
            }

            depth.Add(delivery.Body.Length);
        }
        catch (Exception exception) when (Connection.IsPassing(exception) && !cancellationToken.IsCancellationRequested)
        {
            server.Look(exception);
            throw new InboxUnavailableException($"The NATS server {NatsEndpoint.Show(options.Url)}: {NatsEndpoint.Why(exception)}.", exception);
        }
    }

    public async ValueTask<InboxWork> TakeAsync(CancellationToken cancellationToken)
    {
        var held = await feed.TakeAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var message = held.Message.Metadata!.Value;
            return new InboxWork(held.Envelope.ToDelivery(held.Message.Data, message.Timestamp), held.Retry, held) { MayHaveBegun = message.NumDelivered > 1 };
        }
        catch
        {
            // Nobody would work at it, and the server be told that somebody does.
            inWork.Drop(held);
            throw;
        }
    }

    public ValueTask<InboxClaim> ClaimAsync(InboxWork work, InboxCall call, CancellationToken cancellationToken) => server.PersistAsync(
        async token =>
        {
            var (held, key) = ((Held)work.Token, call.Key);

            // As a version without a schema of the kind knew it.
            if (call.FormerKey is { } former && Judge(held, (await server.Claims.ReadAsync(former, token).ConfigureAwait(false)).State) is { } known)
            {
                return known;
            }

            // What comes for the first time is mostly unknown; where several servers must agree on a refusal, it is not left to that.
            var (state, revision) = held.Retry is null && !layout.IsReplicated ? (null, 0UL) : await server.Claims.ReadAsync(key, token).ConfigureAwait(false);
            while (!held.IsLost)
            {
                if (Judge(held, state) is { } taken)
                {
                    return taken;
                }

                if (await server.Claims.TryWriteAsync(key, lease.Claim(held), revision, token).ConfigureAwait(false) is not { } mine)
                {
                    // Another was quicker.
                }
                else if (held.Retry is not null || await Lines.FindBeforeAsync(server.Claims, call, held.Delivery, token).ConfigureAwait(false) is not { } before)
                {
                    held.Begin(key, mine);
                    return InboxClaim.Mine;
                }
                else if (await HoldBackAsync(work, call, before, mine, token).ConfigureAwait(false))
                {
                    return InboxClaim.Held;
                }

                (state, revision) = await server.Claims.ReadAsync(key, token).ConfigureAwait(false);
            }

            return InboxClaim.Other;
        },
        cancellationToken);

    public async ValueTask<bool> CompleteAsync(InboxWork work, InboxKey key)
    {
        var held = (Held)work.Token;
        var write = CompleteAsync(held, key);
        held.Await(write);
        return await write.ConfigureAwait(false);
    }

    public async ValueTask<bool> FailAsync(InboxWork work, InboxFailure failure)
    {
        var held = (Held)work.Token;
        var key = failure.Call.Key;
        var name = Claims.NameOf(key);
        var isDead = failure.NotBefore is null;
        var call = held.Find(key) ?? throw new InvalidOperationException("The call was not claimed.");
        await call.EndAsync().ConfigureAwait(false);

        // Who comes later waits for it, and it is stored, before the claim says so: what is between the two is taken again.
        var before = isDead ? null : await server.PersistAsync(token => Lines.WaitAsync(server.Claims, failure.Call, held.Delivery, token)).ConfigureAwait(false);
        var sequence = await server.PersistAsync(token => StoreAsync(work, failure, before ?? held.After, $"{name}:{held.Source}", token)).ConfigureAwait(false);
        call.DeadLetter = isDead ? sequence : null;
        ClaimState next = isDead ? new ClaimState.Dead() : new ClaimState.Retrying(failure.Call.Attempt + 1);
        if (await WriteAsync(held, key, call, next).ConfigureAwait(false))
        {
            return true;
        }

        // Nobody says anything of it any more.
        inWork.Drop(held);
        return false;
    }

    public async ValueTask<bool> SettleAsync(InboxWork work)
    {
        var held = (Held)work.Token;
        try
        {
            await held.Writes().ConfigureAwait(false);
            if (held.IsLost)
            {
                return false;
            }

            // One that gets lost all the same costs its lane a pause, and nothing else: what is done is known.
            await server.PersistAsync(async token =>
            {
                if (await IsThereAsync(held, token).ConfigureAwait(false))
                {
                    await held.Message.AckAsync(cancellationToken: token).ConfigureAwait(false);
                }

                return true;
            }).ConfigureAwait(false);
            return true;
        }
        finally
        {
            inWork.Drop(held);
        }
    }

    public async ValueTask AbandonAsync(InboxWork work)
    {
        var held = (Held)work.Token;
        if (held.IsLost)
        {
            inWork.Drop(held);
        }
        else if (inWork.Stopping.IsCancellationRequested)
        {
            await inWork.ReturnAsync(held).ConfigureAwait(false);
        }
        else
        {
            _ = inWork.ReturnLaterAsync(held);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await feed.ReleaseAsync().ConfigureAwait(false);
        await server.DisposeAsync().ConfigureAwait(false);
        await feed.DisposeAsync().ConfigureAwait(false);
        inWork.Dispose();
        await depth.DisposeAsync().ConfigureAwait(false);
    }

    private string Full(string limit) => $"{layout.InStream} holds as much as may wait ({limit}).";

    /// <summary>
    /// Whether the stream it was taken from is there still: in one that was made anew another message has its number, and would be settled unhandled. It takes a
    /// pause to make one.
    /// </summary>
    private async ValueTask<bool> IsThereAsync(Held held, CancellationToken cancellationToken) =>
        time.GetElapsedTime(held.TakenAt) < Upkeep.PauseBefore
        || (await server.OpenedStreams.FindStreamInfoAsync(held.Retry is null ? layout.InStream : layout.RetryStream, cancellationToken).ConfigureAwait(false)
            is { } stream && stream.Created <= held.Message.Metadata!.Value.Timestamp);

    /// <returns>What becomes of a claim; null if it may be had.</returns>
    private InboxClaim? Judge(Held held, ClaimState? state)
    {
        if (state is ClaimState.Running later && later.Source == held.Source && later.Turn > held.Turn && lease.IsAlive(later))
        {
            // This process was silent, and the message was given to another meanwhile, which runs the call.
            held.Lose();
            return InboxClaim.Other;
        }

        return state switch
        {
            ClaimState.Done or ClaimState.Dead => InboxClaim.Done,
            ClaimState.Retrying when held.Retry is null => InboxClaim.Other,
            ClaimState.Retrying retrying when retrying.IsOver(held.Retry!.Attempt) => InboxClaim.Done,

            // The same message was given out again, or its owner is silent.
            ClaimState.Running running when running.Source != held.Source && lease.IsAlive(running) => InboxClaim.Other,
            _ => null,
        };
    }

    private async Task<bool> CompleteAsync(Held held, InboxKey key)
    {
        if (held.Find(key) is not { } call)
        {
            return false;
        }

        await call.EndAsync().ConfigureAwait(false);
        var isHeard = await WriteAsync(held, key, call, new ClaimState.Done()).ConfigureAwait(false);
        if (isHeard && call.DeadLetter is { } letter)
        {
            // It ended late, and well.
            await server.PersistAsync(token => server.OpenedStreams.EraseMessageAsync(layout.DeadStream, letter, token)).ConfigureAwait(false);
        }

        return isHeard;
    }

    private async Task<bool> WriteAsync(Held held, InboxKey key, HeldCall call, ClaimState state)
    {
        var revision = await server.PersistAsync(token => server.Claims.TryWriteAsync(key, state, call.Revision, token)).ConfigureAwait(false);
        if (revision is null)
        {
            held.Lose();
            return false;
        }

        call.Revision = revision.Value;
        return true;
    }

    /// <returns>Whether it is; if not, its claim was changed meanwhile.</returns>
    private async ValueTask<bool> HoldBackAsync(InboxWork work, InboxCall call, InboxKey before, ulong revision, CancellationToken cancellationToken)
    {
        // It is stored under another name than if it fails: which of the two it is may change when a process is killed in between.
        var now = time.GetUtcNow();
        var failure = new InboxFailure(call with { Attempt = 0 }, now, now, HeldBack.Reason);
        await StoreAsync(work, failure, before, $"{Claims.NameOf(call.Key)}:{((Held)work.Token).Source}:held", cancellationToken).ConfigureAwait(false);
        return await server.Claims.TryWriteAsync(call.Key, new ClaimState.Retrying(call.Attempt), revision, cancellationToken).ConfigureAwait(false) is not null;
    }

    /// <returns>The number it has there.</returns>
    private async ValueTask<ulong> StoreAsync(InboxWork work, InboxFailure failure, InboxKey? after, string id, CancellationToken cancellationToken)
    {
        var (held, name) = ((Held)work.Token, Claims.NameOf(failure.Call.Key));
        var (stream, subject) = failure.NotBefore is null
            ? (layout.DeadStream, layout.DeadSubject(held.Delivery, name))
            : (layout.RetryStream, layout.RetrySubject(held.Delivery, name));
        var envelope = held.Envelope with { Received = work.Delivery.ReceivedAt, Call = Envelope.FailedCall.Of(failure, held.Delivery, after) };
        return await server.OpenedStreams.StoreCallAsync(stream, subject, work.Delivery.Body, envelope, layout.IdOf(id), cancellationToken).ConfigureAwait(false);
    }
}
