using System.Net;
using Microsoft.Extensions.Logging;
using TwitterEvents.Diagnostics;

namespace TwitterEvents.Management;

/// <summary>
/// Keeps one connection to the stream open, and hands on what it brings. After a break it asks X for what it has missed; what comes twice by that is
/// the same event again, like any redelivery.
/// </summary>
internal sealed class ActivityStreamReader(ApiClient api, ActivityStreamOptions options, TimeProvider time, ILogger logger)
{
    /// <summary>X sends at once what was missed. Where it never has nothing to send, so that no empty line shows the end of it, this is long enough.</summary>
    private static readonly TimeSpan CatchingUp = TimeSpan.FromMinutes(1);

    /// <summary>How often X may be out of reach before that is an error.</summary>
    private const int UnansweredBeforeAlarm = 5;

    /// <summary>Since when something may have been missed.</summary>
    private long missedSince;

    /// <summary>How long before <see cref="missedSince"/> what happened is wanted too: at the start.</summary>
    private TimeSpan before;

    private bool isFirst = true;
    private bool hasBackfill = true;
    private long? toldGap;
    private int failures;
    private string? lastProblem;
    private Action<ActivityStreamState> report = static _ => { };

    /// <summary>Reads until it is stopped.</summary>
    /// <param name="tell">Is told how it stands. What it throws at a refusal ends the reading.</param>
    /// <param name="take">Takes each line that is no message of X about the stream; no more is read until it returns.</param>
    /// <param name="stopping">Ends it.</param>
    /// <exception cref="OperationCanceledException">It is stopped.</exception>
    public async Task RunAsync(Action<ActivityStreamState> tell, Func<ReadOnlyMemory<byte>, StreamLine, ValueTask> take, CancellationToken stopping)
    {
        report = tell;
        missedSince = time.GetTimestamp();
        before = options.BackfillAtStart;
        while (true)
        {
            var wait = await ReadOnceAsync(take, stopping).ConfigureAwait(false);
            await Task.Delay(wait, time, stopping).ConfigureAwait(false);
        }
    }

    /// <returns>How long to wait before the next connection.</returns>
    private async Task<TimeSpan> ReadOnceAsync(Func<ReadOnlyMemory<byte>, StreamLine, ValueTask> take, CancellationToken stopping)
    {
        try
        {
            await ConnectAsync(take, stopping).ConfigureAwait(false);
            return Broke("X ended it");
        }
        catch (TwitterCredentialsException exception)
        {
            return Refused(exception, null);
        }
        catch (TwitterApiException exception)
        {
            return Refused(exception, exception.Error);
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException && !stopping.IsCancellationRequested)
        {
            return Broke(OutsideText.Show(NetworkFailure.Describe(exception)));
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested)
        {
            report(new ActivityStreamState(ActivityStreamStatus.Failing, $"Reading the stream failed: {exception.GetType()}.", ++failures));
            var wait = StreamPauses.AfterRefusal(failures, null);
            logger.StreamDefect(exception.GetType().FullName, wait, new Redaction(api.Options, []).IsFree(exception) ? exception : null);
            return wait;
        }
    }

    private async Task ConnectAsync(Func<ReadOnlyMemory<byte>, StreamLine, ValueTask> take, CancellationToken stopping)
    {
        var minutes = Backfill();
        await using var connection = await OpenAsync(minutes, stopping).ConfigureAwait(false);
        var openedAt = time.GetTimestamp();
        isFirst = false;
        lastProblem = null;
        logger.StreamConnected(minutes);
        report(new ActivityStreamState(ActivityStreamStatus.Connected, "The stream of X Activity is connected.", 0));
        try
        {
            await foreach (var line in connection.Lines.ReadAsync(stopping).ConfigureAwait(false))
            {
                var content = StreamLine.Of(line.Span);
                if (content.Problem is { } problem)
                {
                    logger.StreamTells(problem);
                    continue;
                }

                await take(line, content).ConfigureAwait(false);
            }
        }
        finally
        {
            Remember(connection.Lines, openedAt, asked: minutes > 0);
        }
    }

    /// <exception cref="TwitterApiException">X refuses, or is not reached.</exception>
    private async Task<StreamConnection> OpenAsync(int minutes, CancellationToken stopping)
    {
        try
        {
            return await StreamConnection.OpenAsync(api, hasBackfill ? minutes : 0, options, LeaveOut, time, stopping).ConfigureAwait(false);
        }
        catch (TwitterApiException exception) when (hasBackfill && minutes > 0 && exception.Error.Status is HttpStatusCode.BadRequest or HttpStatusCode.Forbidden)
        {
            // Not every plan has it. Where something else is wrong, the next answer is the same.
            var connection = await StreamConnection.OpenAsync(api, 0, options, LeaveOut, time, stopping).ConfigureAwait(false);
            logger.StreamWithoutBackfill(exception.Error.Problem);
            hasBackfill = false;
            return connection;
        }
    }

    /// <summary>For how many minutes X is asked for what has been. One more than were missed: what had happened need not have come.</summary>
    private int Backfill()
    {
        if (isFirst && failures == 0)
        {
            return (int)Math.Ceiling(before.TotalMinutes);
        }

        var gap = time.GetElapsedTime(missedSince) + before;
        if (gap > ActivityStreamOptions.LongestBackfill && toldGap != missedSince)
        {
            toldGap = missedSince;
            logger.StreamGap(gap, ActivityStreamOptions.LongestBackfill);
        }

        return (int)Math.Min(gap.TotalMinutes + 2, ActivityStreamOptions.LongestBackfill.TotalMinutes);
    }

    /// <summary>From when on the next connection has to ask for what was missed. What this one asked for may not have come to its end.</summary>
    private void Remember(StreamLines lines, long openedAt, bool asked)
    {
        if (lines.LastByteAt is not { } last)
        {
            return;
        }

        failures = 0;
        if (!asked || lines.HasCaughtUp || time.GetElapsedTime(openedAt, last) > CatchingUp)
        {
            missedSince = last;
            before = TimeSpan.Zero;
        }
    }

    private TimeSpan Broke(string problem)
    {
        var wait = StreamPauses.AfterBreak(++failures);
        report(new ActivityStreamState(ActivityStreamStatus.Connecting, $"The stream of X Activity broke ({problem}); connecting again.", failures));
        logger.StreamBroke(problem, wait);
        return wait;
    }

    private TimeSpan Refused(Exception refusal, TwitterApiError? error)
    {
        var problem = refusal.Message;
        var isReached = error is not { Status: null };
        if (!isReached && failures < UnansweredBeforeAlarm)
        {
            return Broke(error!.Message);
        }

        failures++;
        var wait = isReached ? StreamPauses.AfterRefusal(failures, error) : StreamPauses.AfterBreak(failures);
        report(new ActivityStreamState(ActivityStreamStatus.Failing, problem, failures) { Refusal = refusal });
        if (problem == lastProblem)
        {
            logger.StreamStillRefused(problem, wait);
        }
        else
        {
            logger.StreamRefused(problem, wait);
        }

        lastProblem = problem;
        return wait;
    }

    private void LeaveOut() => logger.StreamLineLeftOut(options.MaxLineBytes);
}
