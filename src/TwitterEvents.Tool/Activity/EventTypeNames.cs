using System.CommandLine;
using TwitterEvents.Diagnostics;
using TwitterEvents.Management;
using TwitterEvents.Tool.CommandLine;

namespace TwitterEvents.Tool.Activity;

/// <summary>Event types on the command line. X adds some: one that is not known here is passed on, with a note.</summary>
internal static class EventTypeNames
{
    /// <returns>As X names them, each once.</returns>
    public static IReadOnlyList<string> Read(IEnumerable<string> given, Output output) => Read(given, "X is asked all the same", output);

    /// <summary>For lists of them, with commas or by repetition.</summary>
    public static Option<string[]> ListOption(string description) => new("--types") { Description = description, HelpName = "TYPE,TYPE" };

    /// <summary>What <see cref="ListOption"/> holds.</summary>
    /// <param name="given">It.</param>
    /// <param name="unknown">What is done with one that is not known.</param>
    /// <param name="output">Where such a one is told.</param>
    public static IReadOnlyList<string> ReadList(string[]? given, string unknown, Output output) =>
        Read((given ?? []).SelectMany(list => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)), unknown, output);

    private static IReadOnlyList<string> Read(IEnumerable<string> given, string unknown, Output output)
    {
        List<string> names = [.. given.Select(ActivityEventType.Canonical).Distinct()];
        foreach (var name in names.Where(name => ActivityEventType.Find(name) is null))
        {
            output.Note($"{OutsideText.Show(name)} is no event type of X Activity that is known here.{Question(name)} {unknown}; `twitter-events activity types` lists those that are.");
        }

        return names;
    }

    /// <exception cref="UsageException">Such a type takes no direction, or this is none.</exception>
    public static void CheckDirection(string eventType, string direction)
    {
        if (direction is not ("inbound" or "outbound"))
        {
            throw new UsageException($"--direction: '{direction}' is neither inbound (done to the user) nor outbound (done by the user).");
        }

        if (ActivityEventType.Find(eventType) is { TakesDirection: false })
        {
            throw new UsageException($"--direction does not apply to {eventType}; it is for {Directed}.");
        }
    }

    /// <exception cref="UsageException">X takes no such tag.</exception>
    public static string CheckTag(string tag) =>
        tag is { Length: >= 1 and <= 200 } ? tag : throw new UsageException("--tag has 1 to 200 characters.");

    /// <exception cref="UsageException">It is none.</exception>
    public static string CheckUserId(string id) =>
        id is { Length: >= 1 and <= 19 } && id.All(char.IsAsciiDigit)
            ? id
            : throw new UsageException($"--user-id: '{id}' is no user's id: 1 to 19 digits. `twitter-events activity add` takes names, with --username.");

    private static string Directed => string.Join(", ", ActivityEventType.All.Where(type => type.TakesDirection).Select(type => type.Name));

    private static string Question(string name) => Nearest.Question(Nearest.To(name, ActivityEventType.All.Select(type => type.Name)));
}
