namespace TwitterEvents.Tool.Activity;

/// <summary>What <c>activity types</c> prints.</summary>
internal sealed record EventTypeListOutput(DateOnly PricesAsOf, IReadOnlyList<EventTypeOutput> EventTypes);
