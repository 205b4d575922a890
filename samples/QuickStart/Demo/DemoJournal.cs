using System.Collections.Concurrent;
using TwitterEvents;

namespace QuickStart.Demo;

/// <summary>Prints a line of a table for every handled event, and remembers the kinds.</summary>
internal sealed class DemoJournal : IJournal
{
    private const int DetailWidth = 60;
    private readonly ConcurrentDictionary<Type, bool> handled = [];

    public int Count { get; private set; }

    public static void PrintHeader()
    {
        Print("wire name", "type", "handler", "what it tells");
        Print(new string('-', 38), new string('-', 33), new string('-', 15), new string('-', DetailWidth));
    }

    public bool Has(Type kind) => handled.ContainsKey(kind);

    public void Note(object handler, TwitterEvent e, EventContext context, string? detail)
    {
        handled[e.GetType()] = true;
        Count++;
        Print(context.WireName, e.GetType().Name, handler.GetType().Name, OneLine(detail ?? ""));
    }

    private static void Print(string wireName, string type, string handler, string detail) =>
        Console.WriteLine($"{wireName,-39}{type,-34}{handler,-16}{detail}");

    private static string OneLine(string text)
    {
        var runes = text.ReplaceLineEndings(" ").EnumerateRunes().ToList();
        var line = string.Concat(runes.Take(DetailWidth));
        return runes.Count > DetailWidth ? line + "…" : line;
    }
}
