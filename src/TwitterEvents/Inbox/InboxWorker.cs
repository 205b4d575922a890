using System.Diagnostics;
using Microsoft.Extensions.Logging;
using TwitterEvents.Deliveries;
using TwitterEvents.Diagnostics;
using TwitterEvents.Dispatching;
using TwitterEvents.Reading;

namespace TwitterEvents.Inbox;

/// <summary>
/// Does one piece of work: reads the delivery, and calls each handler of each event in it, unless it has succeeded before or another piece of work has
/// it. What fails is left to be tried again by itself.
/// </summary>
internal sealed class InboxWorker(
    IInbox inbox,
    InboxOptions options,
    EventCatalog catalog,
    HandlerRegistry registry,
    HandlerRunner runner,
    DeliveryReports reports,
    RunningDeliveries running,
    Shutdown shutdown,
    TwitterEventsMetrics metrics,
    IProcessingSettings settings,
    TimeProvider time,
    ILoggerFactory? loggers)
{
    private const int LongestReason = 8_192;

    private readonly ILogger logger = Log.CreateLogger(loggers);

    /// <summary>Returns when everything in it has had its turn, or was given back.</summary>
    public async Task RunAsync(InboxWork work)
    {
        running.Begin();
        try
        {
            // What has succeeded is written down together with the end of the work.
            var completions = new List<Task<bool>>(1);
            var isOurs = await RunAsync(work, completions).ConfigureAwait(false);
            var isSettled = isOurs == true && await inbox.SettleAsync(work).ConfigureAwait(false);
            var areComplete = (await Task.WhenAll(completions).ConfigureAwait(false)).All(static isHeard => isHeard);
            if (isOurs is null)
            {
                await inbox.AbandonAsync(work).ConfigureAwait(false);
            }
            else if (!isSettled || !areComplete)
            {
                logger.InboxWorkLost();
            }
        }
        catch (OperationCanceledException) when (shutdown.Token.IsCancellationRequested)
        {
            await inbox.AbandonAsync(work).ConfigureAwait(false);
        }
        finally
        {
            running.End();
        }
    }

    /// <returns>Whether it was ours to its end; null if the app stops before.</returns>
    private async Task<bool?> RunAsync(InboxWork work, List<Task<bool>> completions)
    {
        var (delivery, read) = Read(work, isFirst: work.Retry is null);
        var activity = Tracing.StartDelivery(delivery.Name, work);
        try
        {
            var (isOurs, hasFailed) = await (work.Retry is { } retry
                ? RetryAsync(work, retry, delivery, read, completions)
                : RunAllAsync(work, delivery, read, activity, completions)).ConfigureAwait(false);
            if (isOurs == true)
            {
                Tracing.Set(activity, hasFailed ? DeliveryOutcome.Failed : DeliveryOutcome.Handled);
            }

            return isOurs;
        }
        finally
        {
            Tracing.Stop(activity);
        }
    }

    private async Task<(bool? IsOurs, bool HasFailed)> RunAllAsync(
        InboxWork work, DeliveryRun delivery, Delivery read, Activity? activity, List<Task<bool>> completions)
    {
        var hasFailed = false;
        var events = Events(delivery, read, work, attempt: 1);
        Tracing.SetCount(activity, events.Length);
        for (var i = 0; i < events.Length; i++)
        {
            var number = NumberOf(read, i);
            var calls = registry.GetCalls(events[i].Kind);
            var outcome = calls.Length == 0 ? EventOutcome.Unhandled : EventOutcome.Repeated;
            foreach (var call in calls)
            {
                var parts = call.Method.IsOfActions ? events[i].Actions() : [events[i]];
                for (var action = 0; action < parts.Length; action++)
                {
                    var (isOurs, result) = await CallAsync(work, delivery, parts[action], call, number, action, attempt: 1, completions).ConfigureAwait(false);
                    if (isOurs != true)
                    {
                        return (isOurs, true);
                    }

                    outcome = outcome.And(result);
                    hasFailed |= IsFailure(result);
                }
            }

            reports.Report(events[i], outcome);
        }

        return (true, hasFailed);
    }

    private async Task<(bool? IsOurs, bool HasFailed)> RetryAsync(
        InboxWork work, InboxCall retry, DeliveryRun delivery, Delivery read, List<Task<bool>> completions)
    {
        var events = Events(delivery, read, work, retry.Attempt);
        var index = Array.FindIndex([.. Enumerable.Range(0, events.Length)], i => NumberOf(read, i) == retry.Event);
        var call = index < 0 ? null : Array.Find(registry.GetCalls(events[index].Kind), call => call.Handler.Name == retry.Handler);
        var parts = call is null ? [] : call.Method.IsOfActions ? events[index].Actions() : [events[index]];
        if (retry.Action >= parts.Length)
        {
            // It is gone, or handles something else now; or another process has it, of another version of the app while two are deployed. That may be at it.
            var claim = await inbox.ClaimAsync(work, retry, shutdown.Token).ConfigureAwait(false);
            if (claim != InboxClaim.Mine)
            {
                return (IsOurs(work, claim), false);
            }

            var isGivenUp = retry.Attempt >= options.MaxAttempts;
            if (isGivenUp)
            {
                logger.InboxHandlerGone(retry.Handler, delivery.Name.Value);
            }
            else
            {
                logger.InboxHandlerAway(retry.Handler, delivery.Name.Value, retry.Attempt);
            }

            return (await FailAsync(work, retry, isGivenUp ? null : RetryPlan.Of(options), "There is no handler of this name for the event.").ConfigureAwait(false), true);
        }

        var (isOurs, result) = await CallAsync(work, delivery, parts[retry.Action], call!, retry.Event, retry.Action, retry.Attempt, completions)
            .ConfigureAwait(false);
        if (isOurs is not null)
        {
            reports.Report(events[index], result);
        }

        return (isOurs, IsFailure(result));
    }

    /// <returns>Whether the work is ours; null if it is to be given back.</returns>
    private async ValueTask<(bool? IsOurs, EventOutcome Outcome)> CallAsync(
        InboxWork work, DeliveryRun delivery, IncomingEvent incoming, HandlerCall call, int number, int action, int attempt, List<Task<bool>> completions)
    {
        if (shutdown.Token.IsCancellationRequested)
        {
            return (null, EventOutcome.Failed);
        }

        // What was stored keeps its key: the version that stored it may have known the event by another, if its kind has got a schema since.
        var key = work.Retry?.Key ?? InboxKey.Of(incoming.Key, call.Handler.Name);
        var claimed = new InboxCall(key, number, action, call.Handler.Name, attempt)
        {
            Line = LineOf(work, call.Handler),
            FormerKey = incoming.FormerKey is { } former ? InboxKey.Of(former, call.Handler.Name) : null,
        };
        var claim = await inbox.ClaimAsync(work, claimed, shutdown.Token).ConfigureAwait(false);
        if (claim != InboxClaim.Mine)
        {
            return (IsOurs(work, claim), claim == InboxClaim.Held ? EventOutcome.Held : EventOutcome.Repeated);
        }

        var completion = Task.FromResult(true);
        var result = await runner.RunAsync(call, incoming, delivery, Completed, shutdown.Token).ConfigureAwait(false);
        if (result == HandlerOutcome.Succeeded)
        {
            completions.Add(completion);
            return (true, EventOutcome.Handled);
        }

        if (result == HandlerOutcome.Cancelled)
        {
            return (null, EventOutcome.Failed);
        }

        var plan = RetryPlan.Of(options, call.Handler);
        var isLast = attempt >= plan.MaxAttempts;
        if (isLast)
        {
            logger.InboxDead(call.Handler.Name, incoming.Name, delivery.Name.Value, attempt);
        }

        var isOurs = await FailAsync(work, claimed, isLast ? null : plan, Reason(result, delivery.Failure)).ConfigureAwait(false);
        return (isOurs, result == HandlerOutcome.TimedOut ? EventOutcome.Timeout : EventOutcome.Failed);

        // Also long after its time limit. What it says then is heard, and the call is not tried again.
        void Completed(HandlerRun run) => completion = inbox.CompleteAsync(work, key).AsTask();
    }

    /// <summary>Whether a piece of work goes on when a call of it may not be made. What is tried again, and runs elsewhere now, is looked at later once more.</summary>
    private static bool? IsOurs(InboxWork work, InboxClaim claim) => claim != InboxClaim.Done && work.Retry is not null ? null : true;

    /// <summary>Notes that a call has failed. Without a plan it is given up.</summary>
    private ValueTask<bool> FailAsync(InboxWork work, InboxCall call, RetryPlan? plan, string reason)
    {
        metrics.InboxFailure(call.Handler, isLast: plan is null);
        var now = time.GetUtcNow();
        return inbox.FailAsync(work, new InboxFailure(call, now, now + plan?.PauseAfter(call.Attempt), reason));
    }

    /// <summary>What was stored keeps its place, whatever the handler says of itself by now.</summary>
    private static InboxKey? LineOf(InboxWork work, HandlerRegistration handler) =>
        work.Retry is { } retry ? retry.Line
        : handler.StrictOrder && work.Delivery.UserId is { } user ? InboxKey.OfLine(work.Delivery.App, user, handler.Name)
        : null;

    private static bool IsFailure(EventOutcome outcome) => outcome is EventOutcome.Failed or EventOutcome.Timeout;

    private static string Reason(HandlerOutcome outcome, Exception? failure)
    {
        var text = failure?.ToString() ?? outcome switch
        {
            HandlerOutcome.TimedOut => "It overran its time limit.",
            HandlerOutcome.Refused => "It was not called: too many of its calls have overrun their time limit and still run.",
            _ => "It failed.",
        };
        return text.Length > LongestReason ? text[..LongestReason] : text;
    }

    private (DeliveryRun Delivery, Delivery Read) Read(InboxWork work, bool isFirst)
    {
        var body = work.Delivery.Body;
        var delivery = new DeliveryRun(running, new DeliveryName(body), work.Delivery.App, settings.Processing)
        {
            Headers = work.Delivery.Headers,
            LendsThread = true,
        };
        var read = DeliveryReader.Read(body, catalog, delivery.Settings.MaxDepth, delivery.Headers, registry);
        if (isFirst)
        {
            reports.Report(read, delivery.Name);
        }

        return (delivery, read);
    }

    private static IncomingEvent[] Events(DeliveryRun delivery, Delivery read, InboxWork work, int attempt) =>
        IncomingEvent.Of(
            read, work.Delivery.Body, delivery.App, delivery.Name, work.Delivery.ReceivedAt, attempt, withFormerKeys: work is { MayHaveBegun: true, Retry: null });

    private static int NumberOf(Delivery read, int index) => read.Malformed is null ? read.GetIndex(index) : 0;
}
