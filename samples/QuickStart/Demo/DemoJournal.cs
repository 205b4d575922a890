using System.Collections.Concurrent;
using TwitterEvents;

namespace QuickStart.Demo;

/// <summary>
/// Prints a line of a table for everything new that happens, and remembers which kinds of events were handled, and which events each handler of
/// an action got.
/// </summary>
internal sealed class DemoJournal : IJournal
{
    private const int DetailWidth = 60;
    private readonly ConcurrentDictionary<string, bool> printed = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Type, bool> handled = [];
    private readonly SortedDictionary<string, SortedSet<string>> actions = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    /// <summary>How many events and actions were handled.</summary>
    public int Count { get; private set; }

    /// <summary>By interface, the events that told of it.</summary>
    public IReadOnlyDictionary<string, SortedSet<string>> Actions => actions;

    public static void PrintHeader()
    {
        Print("wire name", "type", "handler", "what it tells");
        Print(new string('-', 38), new string('-', 34), new string('-', 15), new string('-', DetailWidth));
    }

    public bool Has(Type kind) => handled.ContainsKey(kind);

    public ValueTask NoteAsync(object handler, object e, EventContext context, string what, string? detail)
    {
        lock (gate)
        {
            Count++;
            handled[e.GetType()] = true;
            foreach (var action in ActionsOf(handler).Where(action => action.IsInstanceOfType(e)))
            {
                actions.TryAdd(action.Name, new(StringComparer.Ordinal));
                actions[action.Name].Add(context.WireName);
            }

            if (printed.TryAdd($"{context.WireName} {what}", true))
            {
                Print(context.WireName, e.GetType().Name, handler.GetType().Name, OneLine($"{what} {detail}"));
            }
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>The interfaces of actions that a handler takes.</summary>
    private static IEnumerable<Type> ActionsOf(object handler) => handler.GetType().GetInterfaces()
        .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IHandle<>))
        .Select(type => type.GetGenericArguments()[0])
        .Where(type => type.IsInterface);

    private static void Print(string wireName, string type, string handler, string detail) =>
        Console.WriteLine($"{wireName,-39}{type,-35}{handler,-16}{detail}");

    private static string OneLine(string text)
    {
        var runes = text.ReplaceLineEndings(" ").EnumerateRunes().ToList();
        var line = string.Concat(runes.Take(DetailWidth));
        return runes.Count > DetailWidth ? line + "…" : line;
    }
}
