using TwitterEvents.Tool.CommandLine;

namespace TwitterEvents.Tool.Activity;

/// <summary>What is in the way of a plan: what is said once of several event types of one user.</summary>
/// <param name="About">The user, keyword, or the app.</param>
/// <param name="EventTypes">The event types.</param>
/// <param name="Problem">What is wrong, and the cure.</param>
internal sealed record PlanProblem(string About, IReadOnlyList<string> EventTypes, string Problem)
{
    public static IReadOnlyList<PlanProblem> Of(IEnumerable<PlanRow> rows) =>
    [
        .. rows.Where(row => row.Problem is not null)
            .GroupBy(row => (Subject.Of(row.Filter), row.Problem))
            .Select(group => new PlanProblem(group.Key.Item1, [.. group.Select(row => row.EventType)], group.Key.Problem!)),
    ];

    /// <summary>What a script is to do about it.</summary>
    public static int ExitCodeOf(IReadOnlyCollection<PlanRow> rows, PlanCounts? counts)
    {
        var failing = rows.Where(row => row.Problem is not null).ToList();
        return failing.Count > 0 ? (failing.TrueForAll(row => row.LacksTokens) ? ExitCode.NotPermitted : ExitCode.Failure)
            : counts is { IsTooMany: true } ? ExitCode.Limited
            : ExitCode.Success;
    }

    /// <summary>The same with the first event type alone, for a line that has more to say.</summary>
    public string InShort() => $"{About}: {EventTypes[0]}{(EventTypes.Count > 1 ? FormattableString.Invariant($" and {EventTypes.Count - 1} more") : "")}: {Problem}";

    /// <summary>In a sentence.</summary>
    public override string ToString() => $"{About}: {string.Join(", ", EventTypes)}: {Problem}";
}
