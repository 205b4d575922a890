using TwitterEvents.Generators.Schemas.Diagnostics;
using TwitterEvents.Generators.Schemas.Inference;
using TwitterEvents.Generators.Schemas.Json;

namespace TwitterEvents.Generators.Schemas.Samples;

/// <summary>Collects the events of one sample, told apart as the runtime tells them apart.</summary>
internal sealed class SampleEvents(SchemaFile file, FamilySetup family, List<SchemaDiagnostic> diagnostics)
{
    private readonly Hints hints = family.Hints;
    private readonly ShapeOf shapeOf = new(file.Path, family.Form.Wrapper, family.NamesWithAliases);
    private readonly List<SampleEvent> events = [];

    /// <summary>Where each is among them.</summary>
    private readonly Dictionary<(string Key, string Kind, string? Nesting), int> indexes = [];

    public IReadOnlyList<SampleEvent> All => events;

    public bool Has(string key) => events.Exists(e => e.Key == key);

    /// <summary>Adds what stands under an event key; null and an empty array are no event.</summary>
    public void Add(JsonMember member)
    {
        var value = member.Value;
        if (value.Kind == JsonKind.Null)
        {
            return;
        }

        if (family.IsKeyed(member.Name))
        {
            AddKeyed(member);
        }
        else if (value.Kind == JsonKind.Array)
        {
            foreach (var item in value.Items)
            {
                Add(member.Name, EventStyle.List, item);
            }
        }
        else
        {
            Add(member.Name, EventStyle.Single, value);
        }
    }

    private void AddKeyed(JsonMember member)
    {
        if (member.Value.Kind != JsonKind.Object)
        {
            NoEvent(member.Name, member.Value, "a keyed event is an object");
        }

        foreach (var inner in member.Value.Members)
        {
            if (inner.Value.Kind != JsonKind.Null)
            {
                Add(member.Name, EventStyle.Keyed, inner.Name, inner.Value);
            }
        }
    }

    private void Add(string key, EventStyle style, JsonNode item)
    {
        var discriminator = hints.Find(HintKind.Discriminator, key)?.Value;
        if (discriminator is null)
        {
            Add(key, style, "", item);
        }
        else if ((family.Form.NestedIn(item)?.Value ?? item)[discriminator] is { Kind: JsonKind.String, Text.Length: > 0 } kind && JsonParser.IsText(kind.Text))
        {
            Add(key, style, kind.Text, item);
        }
        else
        {
            NoEvent(key, item, $"an item has no text in '{discriminator}', which tells its kinds apart");
        }
    }

    private void Add(string key, EventStyle style, string kind, JsonNode item)
    {
        if (item.Kind != JsonKind.Object)
        {
            NoEvent(key, item, "an event is an object");
            return;
        }

        var found = new SampleEvent(key, style, kind, shapeOf.Object(item));
        if (family.Form.NestedIn(item) is { } nested)
        {
            found = found with { Shape = shapeOf.Object(nested.Value), Nesting = new(nested.Name, found.Shape) };
        }

        if (indexes.TryGetValue((key, kind, found.Nesting?.Name), out var index))
        {
            events[index] = SampleEvent.Join(events[index], found);
        }
        else
        {
            indexes.Add((key, kind, found.Nesting?.Name), events.Count);
            events.Add(found);
        }
    }

    private void NoEvent(string key, JsonNode value, string why) =>
        diagnostics.Add(SampleReader.NoEvent(file, key, value.Position, why));
}
