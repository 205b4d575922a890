using TwitterEvents.Generators.Schemas.Diagnostics;
using TwitterEvents.Generators.Schemas.Inference;
using TwitterEvents.Generators.Schemas.Json;
using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Samples;

/// <summary>Reads a sample file into shapes.</summary>
internal static class SampleReader
{
    public static Sample Read(SchemaFile file, SchemaSetup setup)
    {
        var family = setup.Of(file);
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
        var events = new SampleEvents(file, family, diagnostics);
        var envelope = family.Form.Events is null
            ? TakeOut(root, family, events)
            : new RoutedEvents(file, family, events, diagnostics).TakeOut(root);
        if (!events.Has(file.EventKey) && diagnostics.Count == 0)
        {
            var belonging = Belonging.Of(root, file, events.All, setup);
            var place = family.Form.Events is { Count: > 0 } names ? $"it holds none at '{string.Join(".", names)}'" : "it holds none";
            var diagnostic = NoEvent(file, file.EventKey, root.Position, place + belonging?.Hint);
            if (belonging is { IsElsewhere: true })
            {
                return Broken(file, diagnostic);
            }

            diagnostics.Add(diagnostic);
        }

        var envelopeShape = new ShapeOf(file.Path, family.Form.Wrapper, family.NamesWithAliases).Object(envelope);
        return new Sample(file.Path, file.Family, envelopeShape, new(events.All), new(diagnostics));
    }

    /// <summary>Something that should be an event of the key and is none.</summary>
    public static SchemaDiagnostic NoEvent(SchemaFile file, string key, Position position, string why) =>
        new(SchemaProblem.NoEventInSample, file.Path, position, [key, why]);

    /// <summary>The delivery without its events, of a family whose events stand under the names of folders.</summary>
    private static JsonNode TakeOut(JsonNode root, FamilySetup family, SampleEvents events)
    {
        var rest = new List<JsonMember>();
        foreach (var member in root.Members)
        {
            if (family.HasKey(member.Name))
            {
                events.Add(member);
            }
            else
            {
                rest.Add(member);
            }
        }

        return new JsonNode(JsonKind.Object, root.Position) { Members = rest };
    }

    private static Sample Broken(SchemaFile file, SchemaDiagnostic diagnostic) =>
        new(file.Path, file.Family, null, EquatableArray<SampleEvent>.Empty, new EquatableArray<SchemaDiagnostic>([diagnostic]));
}
