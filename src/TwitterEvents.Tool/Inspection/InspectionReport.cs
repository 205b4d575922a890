namespace TwitterEvents.Tool.Inspection;

/// <summary>What <c>inspect</c> prints for a payload.</summary>
/// <param name="File">The payload's path as it was found.</param>
/// <param name="Family">The schema family it belongs to; null if nothing in it is known.</param>
/// <param name="Values">How many scalars that are not null it holds.</param>
/// <param name="TypedValues">How many of them reached a typed property.</param>
/// <param name="Events">Its events.</param>
/// <param name="Envelope">What is not typed beside its events.</param>
/// <param name="Lossless">Whether writing it gives the same JSON.</param>
/// <param name="Error">Why it cannot be read; null if it was.</param>
internal sealed record InspectionReport(
    string File,
    string? Family,
    int Values,
    int TypedValues,
    IReadOnlyList<EventReport> Events,
    PathsReport Envelope,
    bool Lossless,
    string? Error);
