using System.Diagnostics;
using TwitterEvents.Deliveries;
using TwitterEvents.Dispatching;

namespace TwitterEvents.Diagnostics;

/// <summary>
/// The spans of the activity source <c>TwitterEvents</c>: one for a delivery, one for each handler it runs. Names and attributes follow
/// OpenTelemetry's messaging conventions where they have a word. A listener that throws changes nothing.
/// </summary>
internal static class Tracing
{
    public const string SourceName = "TwitterEvents";

    private static readonly ActivitySource Source = new(SourceName);

    public static Activity? StartDelivery(DeliveryName name, int bytes)
    {
        if (Start(ActivityKind.Consumer, static _ => "process delivery", 0) is not { } activity)
        {
            return null;
        }

        activity.SetTag("messaging.message.id", name.Value);
        activity.SetTag("messaging.message.body.size", bytes);
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

    private static Activity? Start<T>(ActivityKind kind, Func<T, string> name, T of)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        var parent = Activity.Current;
        try
        {
            var activity = Source.StartActivity(name(of), kind);
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
