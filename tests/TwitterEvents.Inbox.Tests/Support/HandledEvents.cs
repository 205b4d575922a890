using System.Globalization;

namespace TwitterEvents.Inbox.Tests;

/// <summary>The lines that DurableBots have written for what they have handled.</summary>
internal sealed class HandledEvents(string path)
{
    public string Path => path;

    /// <param name="User">Whom the event is for.</param>
    /// <param name="Id">The event: its user and its number.</param>
    /// <param name="Attempt">Which attempt it was.</param>
    public sealed record Line(string User, string Id, int Attempt)
    {
        public int Number => int.Parse(Id.Split('-')[1], CultureInfo.InvariantCulture);
    }

    public List<Line> Read()
    {
        if (!File.Exists(path))
        {
            return [];
        }

        using var file = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return [.. file.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => line.Split(' ')).Where(static parts => parts.Length == 4)
            .Select(static parts => new Line(parts[1], parts[2], int.Parse(parts[3], CultureInfo.InvariantCulture)))];
    }

    public List<string> Missing(IEnumerable<string> ids) => [.. ids.Except(Read().Select(static line => line.Id))];

    public static int Twice(List<Line> lines) => lines.Count - lines.DistinctBy(static line => line.Id).Count();

    /// <summary>
    /// How many that succeeded at once did so after a later one. What failed comes when it comes; and a process that was silent ends what it had begun
    /// when it is heard again, after another has taken over, for whose own attempt may have failed.
    /// </summary>
    public static int OutOfOrder(List<Line> lines) => lines
        .Where(static line => line.Attempt == 1)
        .DistinctBy(static line => line.Id)
        .GroupBy(static line => line.User, static line => line.Number)
        .Sum(static numbers => numbers.Zip(numbers.Skip(1)).Count(static pair => pair.First > pair.Second));
}
