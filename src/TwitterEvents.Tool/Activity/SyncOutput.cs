namespace TwitterEvents.Tool.Activity;

/// <summary>What <c>activity sync</c> prints.</summary>
/// <param name="Ok">Whether every subscription is, or can be, as wanted.</param>
/// <param name="DryRun">Whether nothing was done.</param>
/// <param name="WebhookId">The webhook; null for the stream alone.</param>
/// <param name="Tag">The tag.</param>
/// <param name="Subscriptions">The plan; after it was carried out, what still is in the way of each.</param>
/// <param name="Counts">The plan in numbers.</param>
/// <param name="Problems">What is in the way.</param>
/// <param name="Prices">What an event costs, in US dollars; null where X says nothing.</param>
/// <param name="PricesAsOf">The day these prices were read.</param>
internal sealed record SyncOutput(
    bool Ok,
    bool DryRun,
    string? WebhookId,
    string Tag,
    IReadOnlyList<PlanRowOutput> Subscriptions,
    PlanCounts Counts,
    IReadOnlyList<PlanProblem> Problems,
    IReadOnlyDictionary<string, decimal?> Prices,
    DateOnly PricesAsOf);
