using TwitterEvents.Tool.Activity;

namespace TwitterEvents.Tool.Migration;

/// <summary>What <c>migrate</c> prints.</summary>
/// <param name="Ok">Whether everything is, or can be, as it should be.</param>
/// <param name="Applied">Whether the subscriptions were made.</param>
/// <param name="Api">The generation of Account Activity.</param>
/// <param name="EndOfAccountActivity">The day X ends it.</param>
/// <param name="Users">Its users.</param>
/// <param name="Subscriptions">What replaces it; after it was made, what still is in the way of each.</param>
/// <param name="Counts">The same in numbers.</param>
/// <param name="Problems">What is in the way.</param>
/// <param name="Deliveries">Whether the apps take deliveries; empty where that was not looked at.</param>
/// <param name="Prices">What an event costs, in US dollars; null where X says nothing.</param>
/// <param name="PricesAsOf">The day these prices were read.</param>
internal sealed record MigrateOutput(
    bool Ok,
    bool Applied,
    string Api,
    DateOnly EndOfAccountActivity,
    IReadOnlyList<MigratedUserOutput> Users,
    IReadOnlyList<PlanRowOutput> Subscriptions,
    PlanCounts Counts,
    IReadOnlyList<PlanProblem> Problems,
    IReadOnlyList<DeliveryVerdictOutput> Deliveries,
    IReadOnlyDictionary<string, decimal?> Prices,
    DateOnly PricesAsOf);
