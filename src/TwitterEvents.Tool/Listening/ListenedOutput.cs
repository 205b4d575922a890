using System.Text.Json;
using TwitterEvents.Tool.Inspection;
using TwitterEvents.Tool.Sending;

namespace TwitterEvents.Tool.Listening;

/// <summary>Each line of <c>listen --json</c>: what one line of the stream brought.</summary>
/// <param name="ReceivedAt">When it came.</param>
/// <param name="Again">Whether it came before the connection broke, too.</param>
/// <param name="Family">The schema family it belongs to; null if nothing in it is known.</param>
/// <param name="Events">Its events, as <c>inspect</c> has them.</param>
/// <param name="Envelope">What is not typed beside them.</param>
/// <param name="Lossless">Whether writing it gives the same JSON.</param>
/// <param name="Error">Why it cannot be read; null if it was.</param>
/// <param name="Forwarded">How it was answered where <c>--forward</c> sent it; null without.</param>
/// <param name="Body">With <c>--body</c>, the line itself.</param>
internal sealed record ListenedOutput(
    DateTimeOffset ReceivedAt,
    bool Again,
    string? Family,
    IReadOnlyList<EventReport> Events,
    PathsReport Envelope,
    bool Lossless,
    string? Error,
    SendOutput? Forwarded,
    JsonElement? Body);
