using System.Globalization;
using TwitterEvents.Inbox;

namespace TwitterEvents.Tool.Inboxes;

/// <summary>A delivery in a list, or a failed call of it.</summary>
internal sealed record InboxEntryOutput(long Id, string? App, string? UserId, DateTimeOffset ReceivedAt, InboxCallOutput? Call)
{
    public static readonly string[] Columns = ["Delivery", "Received", "App", "User"];

    public static readonly string[] CallColumns = [.. Columns, "Handler", "Attempts", "Failed", "Due", "Key"];

    public static InboxEntryOutput Of(InboxEntry entry) =>
        new(entry.Id, entry.App, entry.UserId, entry.ReceivedAt, entry.Call is null ? null : InboxCallOutput.Of(entry.Call));

    public string[] Row()
    {
        string[] delivery = [Id.ToString(CultureInfo.InvariantCulture), Words.Time(ReceivedAt), App ?? "", UserId ?? ""];
        return Call is null
            ? delivery
            : [.. delivery, Call.Handler, Call.Attempts.ToString(CultureInfo.InvariantCulture), Words.Time(Call.FailedAt), Words.Time(Call.Due), Call.Key];
    }
}
