using System.Diagnostics;
using TwitterEvents.Deliveries;
using TwitterEvents.Dispatching;
using TwitterEvents.Inbox;

namespace TwitterEvents.Diagnostics;

/// <summary>
/// The spans of the activity source <c>TwitterEvents</c>: one for a delivery, or for a call of it that is tried again, and one for each handler that runs. Names and attributes follow
/// OpenTelemetry's messaging conventions where they have a word. A listener that throws changes nothing.
/// </summary>
internal static class Tracing
{
    public const string SourceName = "TwitterEvents";

    private static readonly ActivitySource Source = new(SourceName);

    public static Activity? StartDelivery(DeliveryName name, int bytes) => StartDelivery(name, bytes, default);

    /// <summary>Of work out of an inbox.</summary>
    /// <remarks>
    /// OpenTelemetry knows both for a message that is processed by itself: the context it was sent in as a link, or as the parent. It is the parent here, also
    /// of what is tried again hours later: then all that came of one delivery, from X's request to the last attempt, is one trace, and a sampler that follows
    /// the parent keeps or drops it as a whole. With links each attempt would be a trace of its own.
    /// </remarks>
    public static Activity? StartDelivery(DeliveryName name, InboxWork work)
    {
        var delivery = work.Delivery;
        var activity = StartDelivery(name, delivery.Body.Length, TraceContext.Parse(delivery.TraceParent, delivery.TraceState));
        activity?.SetTag("twitter_events.attempt", work.Retry?.Attempt ?? 1);
        return activity;
    }

    public static Activity? StartHandler(HandlerCall call, IncomingEvent incoming)
    {
        if (Start(ActivityKind.Internal, static incoming => $"process {incoming.Kind.EventType.Name}", incoming) is not { } activity)
        {
            return null;
        }

        activity.SetTag("messaging.destination.name", incoming.Name);
        activity.SetTag("messaging.message.id", incoming.Context.DeliveryId);
        activity.SetTag("twitter_events.handler", call.Handler.Name);
        return activity;
    }

    public static void SetCount(Activity? activity, int events) => activity?.SetTag("messaging.batch.message_count", events);

    public static void Set(Activity? activity, DeliveryOutcome outcome)
    {
        if (activity is null)
        {
            return;
        }

        activity.SetTag("twitter_events.outcome", outcome.ToString());
        if (outcome != DeliveryOutcome.Handled)
        {
            activity.SetStatus(ActivityStatusCode.Error);
            activity.SetTag("error.type", outcome.ToString());
        }
    }

    public static void Set(Activity? activity, HandlerOutcome outcome, Exception? failure)
    {
        if (activity is null)
        {
            return;
        }

        activity.SetTag("twitter_events.outcome", outcome.ToString());
        if (outcome != HandlerOutcome.Succeeded)
        {
            activity.SetStatus(ActivityStatusCode.Error);
            activity.SetTag("error.type", failure?.GetType().FullName ?? outcome.ToString());
        }
    }

    /// <summary>Ends a span.</summary>
    public static void Stop(Activity? activity)
    {
        if (activity is null)
        {
            return;
        }

        var parent = activity.Parent;
        try
        {
            activity.Dispose();
        }
        catch (Exception)
        {
            // What a listener throws is its own affair; it must not leave an ended span as the current one.
            Activity.Current = parent;
        }
    }

    private static Activity? StartDelivery(DeliveryName name, int bytes, ActivityContext within)
    {
        if (Start(ActivityKind.Consumer, static _ => "process delivery", 0, within) is not { } activity)
        {
            return null;
        }

        activity.SetTag("messaging.message.id", name.Value);
        activity.SetTag("messaging.message.body.size", bytes);
        return activity;
    }

    /// <param name="kind">Its kind.</param>
    /// <param name="name">How it is named.</param>
    /// <param name="of">After what.</param>
    /// <param name="within">Its parent; the current one if it says nothing.</param>
    private static Activity? Start<T>(ActivityKind kind, Func<T, string> name, T of, ActivityContext within = default)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        var parent = Activity.Current;
        try
        {
            var activity = Source.StartActivity(name(of), kind, within);
            activity?.SetTag("messaging.system", "x");
            activity?.SetTag("messaging.operation.type", "process");
            activity?.SetTag("messaging.operation.name", "process");
            return activity;
        }
        catch (Exception)
        {
            Activity.Current = parent;
            return null;
        }
    }
}
