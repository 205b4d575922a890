using TwitterEvents.Generators.Diagnostics;
using TwitterEvents.Generators.Inference;
using TwitterEvents.Generators.Json;
using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Samples;

/// <summary>Reads a sample file into shapes.</summary>
internal static class SampleReader
{
    public static Sample Read(SchemaFile file, FamilySetup family)
    {
        JsonNode root;
        try
        {
            root = JsonParser.Parse(file.Text);
        }
        catch (JsonSyntaxException e)
        {
            return Broken(file, new SchemaDiagnostic(SchemaProblem.InvalidJson, file.Path, e.Position, [e.Message]));
        }

        if (root.Kind != JsonKind.Object || root[file.EventKey] is null)
        {
            return Broken(file, new SchemaDiagnostic(SchemaProblem.NoEventInSample, file.Path, root.Position, [file.EventKey]));
        }

        var events = new List<SampleEvent>();
        var envelope = new List<JsonMember>();
        foreach (var member in root.Members)
        {
            if (Contains(family.EventKeys, member.Name))
            {
                Events(member, file.Path, family.Hints, events);
            }
            else
            {
                envelope.Add(member);
            }
        }

        var envelopeShape = ShapeOf.Object(new JsonNode(JsonKind.Object, root.Position) { Members = envelope }, file.Path);
        return new Sample(file.Path, file.Family, envelopeShape, new(events), EquatableArray<SchemaDiagnostic>.Empty);
    }

    private static Sample Broken(SchemaFile file, SchemaDiagnostic diagnostic) =>
        new(file.Path, file.Family, null, EquatableArray<SampleEvent>.Empty, new EquatableArray<SchemaDiagnostic>([diagnostic]));

    private static void Events(JsonMember member, string path, Hints hints, List<SampleEvent> events)
    {
        if (hints.Find(HintKind.Keyed, member.Name) is not null)
        {
            foreach (var inner in member.Value.Members)
            {
                Add(events, member.Name, EventStyle.Keyed, inner.Name, inner.Value, path);
            }

            return;
        }

        var discriminator = hints.Find(HintKind.Discriminator, member.Name)?.Value;
        if (member.Value.Kind == JsonKind.Array)
        {
            foreach (var item in member.Value.Items)
            {
                Add(events, member.Name, EventStyle.List, Kind(item, discriminator), item, path);
            }

            return;
        }

        Add(events, member.Name, EventStyle.Single, Kind(member.Value, discriminator), member.Value, path);
    }

    private static string Kind(JsonNode item, string? discriminator) => discriminator is null ? "" : item[discriminator]?.Text ?? "";

    private static void Add(List<SampleEvent> events, string key, EventStyle style, string kind, JsonNode item, string path)
    {
        if (item.Kind != JsonKind.Object)
        {
            return;
        }

        var shape = ShapeOf.Object(item, path);
        var known = events.FindIndex(e => e.Key == key && e.Kind == kind && e.Style == style);
        if (known < 0)
        {
            events.Add(new SampleEvent(key, style, kind, shape));
        }
        else
        {
            events[known] = events[known] with { Shape = ObjectShape.Join(events[known].Shape, shape) };
        }
    }

    private static bool Contains(EquatableArray<string> keys, string key)
    {
        foreach (var known in keys)
        {
            if (known == key)
            {
                return true;
            }
        }

        return false;
    }
}
