using System.Text.Json;

namespace TwitterEvents.Tool.Inboxes;

/// <summary>One delivery; its body only where it was asked for.</summary>
internal sealed record InboxDeliveryOutput(
    long Id, string? App, string? UserId, DateTimeOffset ReceivedAt, long Bytes, bool IsWaiting, IReadOnlyList<InboxCallOutput> Calls, JsonElement? Body);
