using System.Text.Json;
using Microsoft.Extensions.Logging;
using TwitterEvents.Diagnostics;
using TwitterEvents.Inbox;

namespace TwitterEvents.Sqlite;

/// <summary>An inbox in a SQLite file.</summary>
internal sealed class SqliteInbox : IInbox, IAsyncDisposable
{
    private static readonly TimeSpan CountInterval = TimeSpan.FromSeconds(1);

    private readonly SqliteInboxOptions options;
    private readonly TimeProvider time;
    private readonly Writer writer;
    private readonly Reader reader;
    private readonly Feed feed;
    private readonly RunningCalls running = new();
    private readonly Lock counting = new();
    private long backlog;
    private long? countedAt;

    public SqliteInbox(SqliteInboxOptions options, TimeProvider time, ILoggerFactory loggers)
    {
        this.options = options;
        this.time = time;
        var logger = SafeLogger.Create(loggers, SqliteLog.Category);
        Prepare(options.Path, logger);
        writer = new Writer(options.Path, options.MaxFileBytes, time, logger);
        reader = new Reader(options.Path);
        feed = new Feed(writer, reader, options, time, logger);
    }

    /// <summary>Why nothing can be written now; null if it can.</summary>
    public string? Problem => writer.Problem;

    public InboxDepth? Depth => reader.OldestWaiting() is { } at
        ? new InboxDepth(Backlog(), at == 0 ? TimeSpan.Zero : TimeSpan.FromMilliseconds(Math.Max(0, Now - at)))
        : null;

    /// <summary>Writes something that changes nothing.</summary>
    public async ValueTask<string?> FindProblemAsync(CancellationToken cancellationToken)
    {
        try
        {
            var write = new Write(static statements => statements.Execute("UPDATE runner SET until = until")) { IsAnswered = true };
            await writer.DoAsync(write).WaitAsync(cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (Exception exception) when (exception is InboxUnavailableException or ObjectDisposedException)
        {
            return exception.Message;
        }
    }

    public async ValueTask AcceptAsync(AcceptedDelivery delivery, CancellationToken cancellationToken)
    {
        if (Backlog() >= options.MaxBacklog)
        {
            throw new InboxUnavailableException($"{options.Path} holds as many deliveries as may wait (MaxBacklog).");
        }

        var headers = delivery.Headers is null ? null : JsonSerializer.Serialize(new(delivery.Headers), HeadersJson.Default.DictionaryStringString);

        // The sender's may be used again when it is written, which is before the handlers run.
        var body = delivery.Body.ToArray();
        var stored = delivery with { Body = body };
        var id = 0L;
        var write = new Write(statements =>
        {
            statements.Execute(
                """
                INSERT INTO deliveries (app, lane, received, headers, trace_parent, trace_state)
                VALUES ($app, $lane, $received, $headers, $traceParent, $traceState)
                """,
                ("$app", delivery.App),
                ("$lane", delivery.UserId),
                ("$received", delivery.ReceivedAt.ToUnixTimeMilliseconds()),
                ("$headers", headers),
                ("$traceParent", delivery.TraceParent),
                ("$traceState", delivery.TraceState));
            id = statements.LastId;
            statements.Execute("INSERT INTO bodies VALUES ($id, $body)", ("$id", id), ("$body", body));
        }) { IsAnswered = true, IsWritten = Written };
        await writer.DoAsync(write).WaitAsync(cancellationToken).ConfigureAwait(false);

        void Written()
        {
            Interlocked.Increment(ref backlog);
            feed.Accepted(id, stored);
        }
    }

    public async ValueTask<InboxWork> TakeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var taken = await feed.TakeAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                if ((taken.Delivery ?? reader.Find(taken.Id)) is { } delivery)
                {
                    return new InboxWork(delivery, taken.Call, taken) { MayHaveBegun = taken.Delivery is null };
                }
            }
            catch
            {
                taken.Schedule.Return(taken);
                throw;
            }

            // Purged meanwhile.
            feed.Settled(taken);
        }
    }

    public async ValueTask<InboxClaim> ClaimAsync(InboxWork work, InboxCall call, CancellationToken cancellationToken)
    {
        var (taken, key) = ((Taken)work.Token, call.Key);
        if (!running.TryEnter(key, taken))
        {
            return InboxClaim.Other;
        }

        var known = reader.FindCall(key, out var attempts) ?? (call.FormerKey is { } former ? reader.FindCall(former, out _) : null);
        var claim = known switch
        {
            Reader.Known.Done or Reader.Known.Dead => InboxClaim.Done,
            null => call.Line is { } line && reader.IsTaken(line) ? InboxClaim.Held : InboxClaim.Mine,
            _ when work.Retry?.Key != key => InboxClaim.Other,

            // What was read just before it was tried is that attempt once more.
            _ => attempts == call.Attempt - 1 ? InboxClaim.Mine : InboxClaim.Done,
        };
        if (claim == InboxClaim.Held)
        {
            var now = Now;
            taken.HasFailed = true;
            var write = new Write(statements => Lines.Hold(statements, taken.Id, call, now)) { Fence = taken.Fence };
            claim = await writer.DoAsync(write).ConfigureAwait(false) ? claim : InboxClaim.Other;
        }

        if (claim != InboxClaim.Mine)
        {
            running.Leave(key, taken);
        }

        return claim;
    }

    public async ValueTask<bool> CompleteAsync(InboxWork work, InboxKey key)
    {
        var taken = (Taken)work.Token;
        var now = Now;
        var passed = await writer.DoAsync(new Write(statements =>
        {
            statements.Execute("INSERT OR REPLACE INTO done VALUES ($key, $at)", ("$key", key.ToBytes()), ("$at", now));
            if (taken.HasFailed)
            {
                Forget(statements, key, now);
            }
        }) { Fence = taken.Fence }).ConfigureAwait(false);
        running.Leave(key, taken);
        return passed;
    }

    public async ValueTask<bool> FailAsync(InboxWork work, InboxFailure failure)
    {
        var taken = (Taken)work.Token;
        taken.HasFailed = true;
        var (call, now) = (failure.Call, Now);
        var passed = await writer.DoAsync(new Write(statements =>
        {
            statements.Execute(
                """
                INSERT OR REPLACE INTO calls SELECT $key, $delivery, $event, $action, $handler, $attempt, $due, $failed, $reason, $line
                WHERE NOT EXISTS (SELECT 1 FROM done WHERE key = $key)
                """,
                ("$key", call.Key.ToBytes()),
                ("$delivery", taken.Id),
                ("$event", call.Event),
                ("$action", call.Action),
                ("$handler", call.Handler),
                ("$attempt", call.Attempt),
                ("$due", failure.NotBefore?.ToUnixTimeMilliseconds()),
                ("$failed", failure.FailedAt.ToUnixTimeMilliseconds()),
                ("$reason", failure.Reason),
                ("$line", call.Line?.ToBytes()));
            Lines.Next(statements, call.Line, now);
        }) { Fence = taken.Fence }).ConfigureAwait(false);
        running.Leave(call.Key, taken);
        return passed;
    }

    public async ValueTask<bool> SettleAsync(InboxWork work)
    {
        var taken = (Taken)work.Token;
        var now = Now;
        var passed = await writer.DoAsync(new Write(statements =>
        {
            if (taken.Call is { } call)
            {
                // If it has succeeded meanwhile, because an attempt ended late, it is not tried again; if another has it at this moment, it is.
                if (statements.Value("SELECT 1 FROM done WHERE key = $key", ("$key", call.Key.ToBytes())) is not null)
                {
                    Forget(statements, call.Key, now);
                }
            }
            else
            {
                statements.Execute(
                    """
                    UPDATE deliveries SET ended = $now, state = CASE WHEN EXISTS (SELECT 1 FROM calls WHERE delivery = $id) THEN 1 ELSE 2 END
                    WHERE id = $id AND state = 0
                    """,
                    ("$id", taken.Id),
                    ("$now", now));
            }
        }) { Fence = taken.Fence }).ConfigureAwait(false);
        if (passed && taken.Call is null)
        {
            Interlocked.Decrement(ref backlog);
        }

        feed.Settled(taken);
        return passed;
    }

    public ValueTask AbandonAsync(InboxWork work)
    {
        var taken = (Taken)work.Token;
        running.Leave(taken);
        taken.Schedule.Return(taken);
        return default;
    }

    public async ValueTask DisposeAsync()
    {
        await feed.CloseAsync().ConfigureAwait(false);
        writer.Dispose();
        await feed.DisposeAsync().ConfigureAwait(false);
        reader.Dispose();
    }

    /// <summary>If the file cannot be made now, the app starts all the same: one that does not answers no check of X's either.</summary>
    private static void Prepare(string path, ILogger logger)
    {
        try
        {
            if (Database.Create(path))
            {
                logger.ReadableByOthers(path);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InboxUnavailableException)
        {
            logger.CannotOpen(SqliteProblem.Of(path, exception).Message);
        }
    }

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>A call is tried again no more; a delivery without such calls is done.</summary>
    private static void Forget(Statements statements, InboxKey key, long now)
    {
        if (statements.Value("SELECT delivery FROM calls WHERE key = $key", ("$key", key.ToBytes())) is not long delivery)
        {
            return;
        }

        var line = statements.Value("SELECT line FROM calls WHERE key = $key", ("$key", key.ToBytes())) as byte[];
        statements.Execute("DELETE FROM calls WHERE key = $key", ("$key", key.ToBytes()));
        Lines.Next(statements, line is null ? null : InboxKey.Of(line), now);
        statements.Execute(
            "UPDATE deliveries SET state = 2, ended = $now WHERE id = $id AND state = 1 AND NOT EXISTS (SELECT 1 FROM calls WHERE delivery = $id)",
            ("$id", delivery),
            ("$now", now));
    }

    /// <summary>Counted anew now and then: other processes add and take too.</summary>
    private long Backlog()
    {
        lock (counting)
        {
            if (countedAt is null || time.GetElapsedTime(countedAt.Value) > CountInterval)
            {
                countedAt = time.GetTimestamp();
                if (reader.CountWaiting() is { } waiting)
                {
                    Interlocked.Exchange(ref backlog, waiting);
                }
            }
        }

        return Interlocked.Read(ref backlog);
    }
}
