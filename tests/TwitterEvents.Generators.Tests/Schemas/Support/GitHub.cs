using System.Text;
using TwitterEvents.Generators.Schemas.Json;
using TwitterEvents.Reading.Tests.Support;

namespace TwitterEvents.Generators.Tests.Schemas.Support;

/// <summary>
/// Deliveries of another provider as samples: a body is the event itself, and a header names it. They are no part of the repository: see
/// <see cref="Payloads"/>.
/// </summary>
internal sealed record GitHub(IReadOnlyList<GitHub.Payload> Payloads, bool HasKinds)
{
    public const string Header = "X-GitHub-Event";

    private const string Family = "github/";

    private const string Action = "action";

    /// <summary>All payloads. The events of which every payload has an <c>action</c> are told apart by it, if wanted.</summary>
    public static GitHub All(bool hasKinds) => new([.. Read()], hasKinds);

    /// <summary>Where objects stand: the event, with its kind if kinds are told apart, and the path in it.</summary>
    public IEnumerable<string> ObjectPlaces => Payloads.SelectMany(ObjectPlacesOf).Distinct();

    public SchemaSet ToSet()
    {
        var files = Payloads.ToDictionary(static payload => $"{Family}{payload.Event}/{payload.Name}", static payload => payload.Text);
        var kinds = HasKinds ? Events.Select(static e => $$"""  "{{e}}": { "discriminator": "{{Action}}" }""") : [];
        var events = string.Join(", ", kinds) is { Length: > 0 } some ? $$""", "events": { {{some}} }""" : "";
        files.Add(Family + "hints.json", $$"""{ "delivery": { "event": "", "kind": "header {{Header}}" }{{events}} }""");
        return SchemaSet.None with { Files = SchemaSet.None.Files.AddRange(files) };
    }

    public GitHub Without(Func<Payload, int, bool> isLeftOut) => this with { Payloads = [.. Payloads.Where((payload, index) => !isLeftOut(payload, index))] };

    /// <summary>The event and kind of a payload.</summary>
    public string KindOf(Payload payload) => Events.Contains(payload.Event) ? $"{payload.Event}/{payload.Kind}" : payload.Event;

    /// <summary>The property that tells the kinds of a payload's event apart; null if it has one kind.</summary>
    public string? DiscriminatorOf(Payload payload) => Events.Contains(payload.Event) ? Action : null;

    private HashSet<string> Events => HasKinds
        ? [.. Payloads.GroupBy(static payload => payload.Event).Where(static e => e.All(static payload => payload.Kind is not null)).Select(static e => e.Key)]
        : [];

    private static IEnumerable<Payload> Read() =>
        from name in Reading.Tests.Support.Payloads.FoldersIn("github")
        from payload in Reading.Tests.Support.Payloads.In("github/" + name)
        select new Payload(name, Path.GetFileName(payload.Name), Encoding.UTF8.GetString(payload.Json));

    private IEnumerable<string> ObjectPlacesOf(Payload payload) => ObjectPlacesIn(payload.Body, KindOf(payload));

    private static IEnumerable<string> ObjectPlacesIn(JsonNode node, string place) => node.Kind switch
    {
        JsonKind.Object => node.Members.SelectMany(member => ObjectPlacesIn(member.Value, $"{place}.{member.Name}")).Prepend(place),
        JsonKind.Array => node.Items.SelectMany(item => ObjectPlacesIn(item, place + "[]")),
        _ => [],
    };

    /// <summary>One payload.</summary>
    internal sealed record Payload(string Event, string Name, string Text)
    {
        public JsonNode Body { get; } = JsonParser.Parse(Text);

        public string? Kind => Body[Action] is { Kind: JsonKind.String } action ? action.Text : null;

        public override string ToString() => $"{Event}/{Name}";
    }
}
