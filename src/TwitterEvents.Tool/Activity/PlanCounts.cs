using System.Text.Json.Serialization;

namespace TwitterEvents.Tool.Activity;

/// <summary>A plan in numbers.</summary>
/// <param name="Keep">How many are as wanted.</param>
/// <param name="Create">How many are to be created.</param>
/// <param name="Move">How many are to be moved.</param>
/// <param name="Replace">How many are ended for another one.</param>
/// <param name="End">How many are ended.</param>
/// <param name="Taken">How many are in the hands of others.</param>
/// <param name="Others">How many there are besides, which stay.</param>
/// <param name="Before">How many X has.</param>
/// <param name="After">How many X would have.</param>
/// <param name="Most">How many the plan of X has.</param>
internal sealed record PlanCounts(int Keep, int Create, int Move, int Replace, int End, int Taken, int Others, int Before, int After, int Most)
{
    public static PlanCounts Of(IReadOnlyCollection<PlanRow> rows, int listed, int most)
    {
        int Number(PlanAction action) => rows.Count(row => row.Action == action);
        var (create, replace, end) = (Number(PlanAction.Create), Number(PlanAction.Replace), Number(PlanAction.End));
        var touched = rows.Where(row => row.Action != PlanAction.Taken).Select(row => row.SubscriptionId).OfType<string>().Distinct().Count();
        return new PlanCounts(
            Number(PlanAction.Keep), create, Number(PlanAction.Move), replace, end, Number(PlanAction.Taken), listed - touched, listed, listed + create - replace - end, most);
    }

    public bool IsTooMany => After > Most;

    /// <summary>The same in a sentence, with the cure; null if it is not.</summary>
    [JsonIgnore]
    public string? TooMany => IsTooMany
        ? FormattableString.Invariant($"These would be {After} subscriptions, and the plan of X has {Most}: end some, get a larger plan, or say how many yours has with --max.")
        : null;

    public override string ToString() => FormattableString.Invariant(
        $"Plan: to keep {Keep}, to create {Create}, to move {Move}, to replace {Replace}, to end {End}, taken by others {Taken}; {Others} others stay untouched. X had {Before} before, and has {After} by this plan, of {Most:N0} it may have (--max).");
}
