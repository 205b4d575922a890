using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using TwitterEvents.Diagnostics;
using TwitterEvents.Inbox;

namespace TwitterEvents.Sqlite;

/// <summary>
/// Writes to the file: one thread, and whatever waits for it in one transaction, for a commit that is safe takes as long for one as for many. What
/// cannot be written now is refused if somebody waits for an answer, and else tried again until it can be.
/// </summary>
internal sealed class Writer : IDisposable
{
    private const int MaxBatch = 512;

    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMilliseconds(250);

    private readonly string path;
    private readonly long? maxBytes;
    private readonly ILogger logger;
    private readonly Alarm writing;
    private readonly BlockingCollection<Write> queue = new(new ConcurrentQueue<Write>());
    private readonly List<Write> waiting = [];
    private readonly Thread thread;
    private Statements? statements;
    private bool isSafe;

    /// <param name="path">The file.</param>
    /// <param name="maxBytes">How large it may grow.</param>
    /// <param name="time">What time it is.</param>
    /// <param name="logger">Is told what nobody else is.</param>
    public Writer(string path, long? maxBytes, TimeProvider time, ILogger logger)
    {
        this.path = path;
        this.maxBytes = maxBytes;
        this.logger = logger;
        writing = new Alarm(time);
        thread = new Thread(Run) { IsBackground = true, Name = "TwitterEvents.Sqlite" };
        thread.Start();
    }

    /// <summary>Why the last commit failed; null if it did not.</summary>
    public string? Problem { get; private set; }

    /// <exception cref="InboxUnavailableException">It waits for an answer, and cannot be written.</exception>
    /// <exception cref="ObjectDisposedException">The inbox is closed.</exception>
    public Task<bool> DoAsync(Write write)
    {
        try
        {
            queue.Add(write);
        }
        catch (InvalidOperationException)
        {
            write.Failed(new ObjectDisposedException(nameof(SqliteInbox)));
        }

        return write.Completion;
    }

    /// <summary>Writes what waits, and closes the file.</summary>
    public void Dispose()
    {
        queue.CompleteAdding();
        thread.Join();
        queue.Dispose();
    }

    private void Run()
    {
        var batch = new List<Write>(MaxBatch);
        while (!queue.IsCompleted)
        {
            batch.Clear();
            batch.AddRange(waiting);
            waiting.Clear();
            if (queue.TryTake(out var first, batch.Count > 0 ? PauseAfterFailure : Timeout.InfiniteTimeSpan))
            {
                batch.Add(first);
                while (batch.Count < MaxBatch && queue.TryTake(out var next))
                {
                    batch.Add(next);
                }
            }

            if (batch.Count > 0)
            {
                Commit(batch);
            }
        }

        if (waiting.Count > 0)
        {
            batch.Clear();
            batch.AddRange(waiting);
            waiting.Clear();
            Commit(batch);
        }

        foreach (var write in waiting)
        {
            write.Failed(new ObjectDisposedException(nameof(SqliteInbox)));
        }

        statements?.Dispose();
    }

    /// <summary>
    /// All at once; if that fails, each by itself, so that one that cannot be written keeps no other out. Not where another has the file locked: then none
    /// can, and each would wait as long as all.
    /// </summary>
    private void Commit(List<Write> batch)
    {
        if (TryCommit(batch) is not { } failure)
        {
            return;
        }

        var areTriedAlone = batch.Count > 1 && !SqliteProblem.IsLocked(failure.InnerException);
        foreach (var write in batch)
        {
            if (areTriedAlone)
            {
                failure = TryCommit([write]);
            }

            if (failure is null)
            {
                continue;
            }

            if (write.IsAnswered)
            {
                write.Failed(new InboxUnavailableException(failure.Message, failure.InnerException));
            }
            else
            {
                waiting.Add(write);
            }
        }

        // Whoever waits for an answer says so himself.
        if (waiting.Count > 0 && writing.IsDue())
        {
            logger.CannotWrite(Problem);
        }
    }

    /// <returns>Why it failed; null if it did not.</returns>
    private InboxUnavailableException? TryCommit(IReadOnlyList<Write> batch)
    {
        try
        {
            Open(isSafe: batch.Any(static write => write.IsAnswered));
            statements!.Execute("BEGIN IMMEDIATE");
            var fence = (long)statements.Value("SELECT fence FROM runner")!;
            foreach (var write in batch)
            {
                write.Apply(statements, fence);
            }

            statements.Execute("COMMIT");
            if (statements.HasMoved)
            {
                // It is in a file that nobody will find again.
                logger.Moved(path);
                throw new InboxUnavailableException($"{path} was deleted, moved or replaced while it was open. It is opened anew.");
            }
        }
        catch (Exception exception)
        {
            // Opened anew, it is rolled back, and whatever is wrong with the file is looked at again.
            statements?.Dispose();
            statements = null;
            var failure = SqliteProblem.Of(path, exception);
            Problem = failure.Message;
            return failure;
        }

        Problem = null;
        if (waiting.Count == 0 && writing.Clear())
        {
            logger.WritesAgain(path);
        }

        foreach (var write in batch)
        {
            write.Done();
        }

        return null;
    }

    private void Open(bool isSafe)
    {
        if (statements is null)
        {
            Database.Create(path);
            statements = new Statements(Database.OpenToWrite(path, maxBytes));
            this.isSafe = !isSafe;
        }

        if (this.isSafe != isSafe)
        {
            // What is only remembered may be lost with the machine's power: then it is done again. What was answered may not.
            statements.Execute(isSafe ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
            this.isSafe = isSafe;
        }
    }
}
