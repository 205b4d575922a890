using System.Linq;
using TwitterEvents.Generators.Schemas.Json;
using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Samples;

/// <summary>
/// How a family's deliveries are built. If nothing is said of it, every property of the body that is named like a folder holds events; else
/// events stand at one place, and something beside them names their kind.
/// </summary>
/// <param name="Events">The names on the way to the events, none if the body is the event; null if properties of the body are named like folders.</param>
/// <param name="Kind">The names on the way to what names the kind; none if nothing in the body does.</param>
/// <param name="Header">The HTTP header that names the kind; null if none does.</param>
/// <param name="Wrapper">The name that a value may be wrapped in, alone; null if none is.</param>
/// <param name="Nested">The names that an event may be nested in once more.</param>
internal sealed record DeliveryForm(
    EquatableArray<string>? Events, EquatableArray<string> Kind, string? Header, string? Wrapper, EquatableArray<string> Nested)
{
    public const string HeaderPrefix = "header ";

    /// <summary>The names of the objects of the envelope that events stand in, from the outermost.</summary>
    public IReadOnlyList<string> Way
    {
        get
        {
            var way = new List<string>(Events ?? EquatableArray<string>.Empty);
            if (way.Count > 0)
            {
                way.RemoveAt(way.Count - 1);
            }

            return way;
        }
    }

    /// <summary>How many names the ways to the events and to their kind share: the object there has both.</summary>
    public int KindDepth
    {
        get
        {
            var depth = 0;
            while (Events is { } events && depth < events.Count && depth < Kind.Count && events[depth] == Kind[depth])
            {
                depth++;
            }

            return depth;
        }
    }

    /// <summary>Whether each event names its kind itself.</summary>
    public bool IsKindInEvent => Events is { } events && Kind.Count > 0 && KindDepth == events.Count;

    /// <summary>
    /// What an object holds alone, under a name that events may be nested in; null if the object is the event itself. What has something beside it is
    /// taken for the event.
    /// </summary>
    public JsonMember? NestedIn(JsonNode item) =>
        Events is not null && item.Members is [{ Value.Kind: JsonKind.Object } only] && Nested.Contains(only.Name) ? only : null;

    public static DeliveryForm Of(Hints hints)
    {
        var events = hints.Find(HintKind.EventPath);
        var kind = hints.Find(HintKind.KindPath);
        return new DeliveryForm(
            events is null ? null : Path(events.Value),
            kind is null ? EquatableArray<string>.Empty : Path(kind.Value),
            hints.Find(HintKind.KindHeader)?.Value,
            hints.Find(HintKind.Wrapper)?.Value,
            new(hints.All.Where(static hint => hint.Kind == HintKind.Nested).Select(static hint => hint.Value)));
    }

    /// <summary>The wire names of a path, without the <c>[]</c> that says where several stand.</summary>
    public static string[] Names(string path)
    {
        var names = path.Split('.');
        for (var i = 0; i < names.Length; i++)
        {
            if (names[i].EndsWith("[]", StringComparison.Ordinal))
            {
                names[i] = names[i].Substring(0, names[i].Length - 2);
            }
        }

        return names;
    }

    private static EquatableArray<string> Path(string path) => path.Length == 0 ? EquatableArray<string>.Empty : new(Names(path));
}
