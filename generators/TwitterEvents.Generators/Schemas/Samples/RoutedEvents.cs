using TwitterEvents.Generators.Schemas.Diagnostics;
using TwitterEvents.Generators.Schemas.Json;

namespace TwitterEvents.Generators.Schemas.Samples;

/// <summary>Takes the events out of a sample of a family whose events stand at one place, with their kind named beside them.</summary>
internal sealed class RoutedEvents(SchemaFile file, FamilySetup family, SampleEvents events, List<SchemaDiagnostic> diagnostics)
{
    private readonly IReadOnlyList<string> way = family.Form.Events!.Value;

    /// <summary>The delivery without its events.</summary>
    public JsonNode TakeOut(JsonNode root)
    {
        if (way.Count > 0)
        {
            return TakeOut(root, 0, null);
        }

        Add(Kind(Unnested(root), 0), root);
        return new JsonNode(JsonKind.Object, root.Position);
    }

    private JsonNode TakeOut(JsonNode node, int depth, JsonNode? kind)
    {
        if (node.Kind == JsonKind.Array)
        {
            var items = new List<JsonNode>();
            foreach (var item in node.Items)
            {
                items.Add(TakeOut(item, depth, kind));
            }

            return new JsonNode(JsonKind.Array, node.Position) { Items = items };
        }

        if (depth == family.Form.KindDepth && !family.Form.IsKindInEvent)
        {
            kind = Kind(node, depth);
        }

        var rest = new List<JsonMember>();
        foreach (var member in node.Members)
        {
            if (member.Name != way[depth])
            {
                rest.Add(member);
            }
            else if (depth < way.Count - 1)
            {
                rest.Add(member with { Value = TakeOut(member.Value, depth + 1, kind) });
            }
            else
            {
                AddAll(kind, member.Value);
            }
        }

        return node.Kind == JsonKind.Object ? new JsonNode(JsonKind.Object, node.Position) { Members = rest } : node;
    }

    private void AddAll(JsonNode? kind, JsonNode value)
    {
        if (!family.Form.IsKindInEvent)
        {
            Add(kind, value);
            return;
        }

        foreach (var item in value.Kind == JsonKind.Array ? value.Items : [value])
        {
            Add(Kind(Unnested(item), way.Count), item);
        }
    }

    private JsonNode Unnested(JsonNode item) => family.Form.NestedIn(item)?.Value ?? item;

    private void Add(JsonNode? kind, JsonNode value)
    {
        if (family.Form.Kind.Count == 0)
        {
            events.Add(new JsonMember(file.EventKey, value.Position, value)); // a header names the kind, or there is one only
        }
        else if (kind is not { Kind: JsonKind.String } || family.KeyOf(kind.Text) is not { } key)
        {
            var named = kind is { Kind: JsonKind.String }
                ? $"'{kind.Text}', which is no folder; put the sample into a folder of that name, or add it to the \"aliases\" of this one in hints.json"
                : "no text; correct \"kind\" in hints.json";
            diagnostics.Add(SampleReader.NoEvent(file, file.EventKey, (kind ?? value).Position, $"'{string.Join(".", family.Form.Kind)}' is {named}"));
        }
        else
        {
            events.Add(new JsonMember(key, value.Position, value));
        }
    }

    /// <summary>What names the kind, from an object on the way.</summary>
    private JsonNode? Kind(JsonNode node, int depth)
    {
        for (var i = depth; i < family.Form.Kind.Count; i++)
        {
            if (node[family.Form.Kind[i]] is not { } next)
            {
                return null;
            }

            node = next;
        }

        return family.Form.Kind.Count == 0 ? null : node;
    }
}
