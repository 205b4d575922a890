using TwitterEvents.Generators.Schemas.Diagnostics;
using TwitterEvents.Generators.Schemas.Inference;
using TwitterEvents.Generators.Schemas.Json;
using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Samples;

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

        if (root.Kind != JsonKind.Object)
        {
            return Broken(file, NoEvent(file, file.EventKey, root.Position, "a delivery is a JSON object"));
        }

        var diagnostics = new List<SchemaDiagnostic>();
        var events = new SampleEvents(file, family.Hints, diagnostics);
        var envelope = new List<JsonMember>();
        foreach (var member in root.Members)
        {
            if (Contains(family.EventKeys, member.Name))
            {
                events.Add(member);
            }
            else
            {
                envelope.Add(member);
            }
        }

        if (!events.Has(file.EventKey) && diagnostics.Count == 0)
        {
            diagnostics.Add(NoEvent(file, file.EventKey, root.Position, "it holds none"));
        }

        var envelopeShape = ShapeOf.Object(new JsonNode(JsonKind.Object, root.Position) { Members = envelope }, file.Path);
        return new Sample(file.Path, file.Family, envelopeShape, new(events.All), new(diagnostics));
    }

    /// <summary>Something that should be an event of the key and is none.</summary>
    public static SchemaDiagnostic NoEvent(SchemaFile file, string key, Position position, string why) =>
        new(SchemaProblem.NoEventInSample, file.Path, position, [key, why]);

    private static Sample Broken(SchemaFile file, SchemaDiagnostic diagnostic) =>
        new(file.Path, file.Family, null, EquatableArray<SampleEvent>.Empty, new EquatableArray<SchemaDiagnostic>([diagnostic]));

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
