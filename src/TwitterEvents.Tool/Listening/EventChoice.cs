using TwitterEvents.Management;
using TwitterEvents.Tool.Inspection;

namespace TwitterEvents.Tool.Listening;

/// <summary>Which events are shown and forwarded.</summary>
/// <param name="Types">These event types; empty: all.</param>
/// <param name="UserId">Those for this user; null: for anybody.</param>
internal sealed record EventChoice(IReadOnlyCollection<string> Types, string? UserId)
{
    private bool IsAll => Types.Count == 0 && UserId is null;

    /// <summary>Whether an event is wanted.</summary>
    public bool Takes(EventReport e) => (Types.Count == 0 || Types.Contains(e.Name)) && (UserId is null || e.ForUserId == UserId);

    /// <summary>Whether a line is wanted: for an event of it, or because it cannot be read, and nobody chose.</summary>
    public bool Takes(InspectionReport report) => IsAll || report.Events.Any(Takes);

    /// <summary>Whether events of a subscription may be wanted.</summary>
    public bool Takes(ActivitySubscription subscription) =>
        (Types.Count == 0 || Types.Contains(subscription.EventType)) && (UserId is null || subscription.Filter.UserId == UserId);

    /// <summary>In words, with a space before them; empty if all are wanted.</summary>
    public override string ToString()
    {
        string?[] parts = [Types.Count > 0 ? string.Join(", ", Types) : null, UserId is null ? null : $"for user {UserId}"];
        return IsAll ? "" : $" Shown: {string.Join(' ', parts.OfType<string>())}, and nothing else.";
    }
}
