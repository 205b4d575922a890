using System.Diagnostics;
using TwitterEvents.Dispatching;
using TwitterEvents.Inbox;

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
        if (Start("process delivery", ActivityKind.Consumer) is not { } activity)
        {
            return null;
        }

        activity.SetTag("messaging.message.id", name.Value);
        activity.SetTag("messaging.message.body.size", bytes);
        return activity;
    }

    public static Activity? StartHandler(HandlerCall call, IncomingEvent incoming)
    {
        if (Start($"process {incoming.Kind.EventType.Name}", ActivityKind.Internal) is not { } activity)
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
        try
        {
            activity?.Dispose();
        }
        catch (Exception)
        {
            // What a listener throws is its own affair.
        }
    }

    private static Activity? Start(string name, ActivityKind kind)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        try
        {
            var activity = Source.StartActivity(name, kind);
            activity?.SetTag("messaging.system", "x");
            activity?.SetTag("messaging.operation.type", "process");
            activity?.SetTag("messaging.operation.name", "process");
            return activity;
        }
        catch (Exception)
        {
            return null;
        }
    }
}
