using System.Globalization;
using TwitterEvents.Diagnostics;
using TwitterEvents.Management;
using TwitterEvents.Tool.Activity;
using TwitterEvents.Tool.CommandLine;
using TwitterEvents.Tool.Doctor;

namespace TwitterEvents.Tool.Migration;

/// <summary>Prints what <c>migrate</c> would do, or has done.</summary>
/// <param name="Api">The generation of Account Activity.</param>
/// <param name="IsApplied">Whether the subscriptions were made.</param>
/// <param name="IsToEnd">Whether Account Activity was to be ended.</param>
/// <param name="Users">Its users.</param>
/// <param name="Rows">What replaces it.</param>
/// <param name="Counts">The same in numbers.</param>
internal sealed record MigrateReport(
    TwitterApi Api, bool IsApplied, bool IsToEnd, IReadOnlyList<MigratedUser> Users, IReadOnlyList<PlanRow> Rows, PlanCounts Counts)
{
    private const string Together =
        "Until then both may run at once: a handler of an action runs once for each post, message or like, whichever API tells it first; for follows, blocks and mutes "
            + "once for each API.";

    /// <summary>Whether the apps take deliveries; empty where that was not looked at.</summary>
    public IReadOnlyList<DeliveryVerdict> Deliveries { get; init; } = [];

    private IReadOnlyList<PlanProblem> Problems => PlanProblem.Of(Rows);

    private bool IsRefused => Deliveries.Any(delivery => delivery.IsTaken == false);

    public int ExitCode => Problems.Count > 0 ? PlanProblem.ExitCodeOf(Rows, null)
        : IsRefused ? CommandLine.ExitCode.Unclear
        : Users.Any(user => user.EndProblem is not null) ? CommandLine.ExitCode.Failure
        : PlanProblem.ExitCodeOf(Rows, IsApplied ? null : Counts);

    public void Print(Output output, DateTimeOffset now)
    {
        output.Print(
            new MigrateOutput(
                ExitCode == CommandLine.ExitCode.Success,
                IsApplied,
                PlatformOptions.NameOf(Api),
                DateOnly.FromDateTime(AccountActivityEnd.End.UtcDateTime),
                [.. Users.Select(MigratedUserOutput.Of)],
                [.. Rows.Select(PlanRowOutput.Of)],
                Counts,
                Problems,
                [.. Deliveries.Select(DeliveryVerdictOutput.Of)],
                Rows.Select(row => row.EventType).Distinct().ToDictionary(type => type, type => ActivityEventType.Find(type)?.Price, StringComparer.Ordinal),
                ActivityEventType.PricesAsOf),
            OutputJsonContext.Readable.MigrateOutput,
            () => Write(output, now));
        foreach (var problem in Problems)
        {
            output.Note(problem.ToString());
        }

        if (Counts.TooMany is { } tooMany)
        {
            output.Note(tooMany);
        }

        foreach (var delivery in Deliveries.Where(delivery => delivery.IsTaken != true))
        {
            output.Note(delivery.Text);
        }

        foreach (var user in Users.Where(user => user.EndProblem is not null))
        {
            output.Note($"user {OutsideText.Show(user.Id)}: {user.EndProblem}");
        }

        if (!output.IsJson)
        {
            foreach (var delivery in Deliveries.Where(delivery => delivery.IsTaken == true))
            {
                output.WriteLine(delivery.Text);
            }

            output.WriteLine(Summary());
        }
    }

    private void Write(Output output, DateTimeOffset now)
    {
        var byUser = Rows.ToLookup(row => row.Filter.UserId);
        output.WriteTable(
            ["User", "Webhook", "Keep", "Create", "Move", "Taken", "Own tokens", "Account Activity"],
            [.. Users.Select(user => (string[])
            [
                user.Id,
                user.Webhook?.Id ?? "MISSING",
                .. Numbers(byUser[user.Id]),
                Tokens(user, byUser[user.Id]),
                user.IsEnded ? "ended" : "goes on",
            ])]);
        output.WriteLine("");
        output.WriteTable(
            ["Event type", "Replaces", "Keep", "Create", "Move", "Taken", "Made with", $"Price ({Prices.Date})"],
            [.. Rows.GroupBy(row => row.EventType).Select(group => (string[])
            [
                group.Key,
                AccountActivityTypes.Replaced(group.Key),
                .. Numbers(group),
                ActivityEventType.Find(group.Key) is { IsPrivate: true } type ? $"user's token ({type.Scope})" : "app's bearer token",
                Prices.Of(group.Key),
            ])]);
        output.WriteLine("");
        output.WriteLine(Counts.ToString());
        output.WriteLine($"{AccountActivityEnd.Sentence(now)} {Together}");
    }

    private static string[] Numbers(IEnumerable<PlanRow> rows)
    {
        var actions = rows.Select(row => row.Action).ToList();
        return [.. ((PlanAction[])[PlanAction.Keep, PlanAction.Create, PlanAction.Move, PlanAction.Taken])
            .Select(action => actions.Count(other => other == action).ToString(CultureInfo.InvariantCulture))];
    }

    private static string Tokens(MigratedUser user, IEnumerable<PlanRow> rows) => user.User switch
    {
        { HasTokens: true, AccessTokenSecret: null } => "OAuth 2.0",
        { HasTokens: true } => "OAuth 1.0a",
        _ => rows.Any(row => row.LacksTokens) ? "MISSING" : "none, none needed",
    };

    /// <summary>The last line: how it stands, and what is next.</summary>
    private string Summary()
    {
        var missing = Rows.Count(row => row.Problem is not null);
        var old = FormattableString.Invariant($"{Users.Count(user => user.IsEnded)} of {Users.Count} users have left Account Activity.");
        var valid = $"and their webhooks are valid{(IsRefused ? ", but the delivery that was sent to see it was not taken" : "")}.";
        var first = Problems is [var problem, ..] ? $" First: {problem.InShort()}" : "";
        return (IsApplied || IsToEnd, missing) switch
        {
            _ when Users.Count == 0 => "There is nothing to replace.",
            (false, 0) => FormattableString.Invariant($"Dry run: nothing is changed. With --apply {Number(Rows.Count, "subscription")} replace{(Rows.Count == 1 ? "s" : "")} Account Activity for {Number(Users.Count, "user")}."),
            (false, _) => FormattableString.Invariant($"Dry run: nothing is changed. {missing} of {Rows.Count} subscriptions could not be made.{first}"),
            (true, 0) when IsToEnd => FormattableString.Invariant($"All {Rows.Count} subscriptions stand, {valid} {old}"),
            (true, 0) => FormattableString.Invariant($"All {Rows.Count} subscriptions stand, {valid} Account Activity goes on beside them, until `--end-old` ends it."),
            _ => FormattableString.Invariant($"{Rows.Count - missing} of {Rows.Count} subscriptions stand. {old}{first}"),
        };
    }

    private static string Number(int number, string what) => FormattableString.Invariant($"{number} {what}{(number == 1 ? "" : "s")}");
}
