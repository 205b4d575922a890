using TwitterEvents.Generators.Diagnostics;
using TwitterEvents.Generators.Json;
using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Samples;

/// <summary>Reads a <c>hints.json</c> into a flat list of hints.</summary>
internal sealed class HintsParser
{
    private readonly SchemaFile file;
    private readonly List<Hint> hints = [];
    private readonly List<SchemaDiagnostic> diagnostics;

    private HintsParser(SchemaFile file, List<SchemaDiagnostic> diagnostics)
    {
        this.file = file;
        this.diagnostics = diagnostics;
    }

    public static Hints Parse(SchemaFile file, List<SchemaDiagnostic> diagnostics)
    {
        var parser = new HintsParser(file, diagnostics);
        try
        {
            parser.Root(JsonParser.Parse(file.Text));
        }
        catch (JsonSyntaxException e)
        {
            diagnostics.Add(new SchemaDiagnostic(SchemaProblem.InvalidJson, file.Path, e.Position, [e.Message]));
        }

        return new Hints(file.Path, new EquatableArray<Hint>(parser.hints));
    }

    private void Root(JsonNode root)
    {
        foreach (var member in Members(root))
        {
            switch (member.Name)
            {
                case "family":
                    Text(HintKind.Family, "", member);
                    break;
                case "description":
                    Text(HintKind.FamilyDescription, "", member);
                    break;
                case "forUserId":
                    Text(HintKind.ForUserId, "", member);
                    break;
                case "events":
                    Each(member, Event);
                    break;
                case "types":
                    Each(member, Type);
                    break;
                case "maps":
                    Texts(member, (place, position) => Add(HintKind.Map, place, "", position));
                    break;
                case "formats":
                    Each(member, entry => Text(HintKind.Format, entry.Name, entry));
                    break;
                case "names":
                    Each(member, entry => Text(HintKind.Name, entry.Name, entry));
                    break;
                case "descriptions":
                    Each(member, entry => Text(HintKind.Description, entry.Name, entry));
                    break;
                default:
                    Unknown(member, "family, description, forUserId, events, types, maps, formats, names, descriptions");
                    break;
            }
        }
    }

    private void Event(JsonMember entry)
    {
        foreach (var member in Members(entry.Value))
        {
            switch (member.Name)
            {
                case "description":
                    Text(HintKind.EventDescription, entry.Name, member);
                    break;
                case "type":
                    Text(HintKind.EventType, entry.Name, member);
                    break;
                case "wraps":
                    Text(HintKind.Wraps, entry.Name, member);
                    break;
                case "discriminator":
                    Text(HintKind.Discriminator, entry.Name, member);
                    break;
                case "keyed" when member.Value.Kind is JsonKind.True:
                    Add(HintKind.Keyed, entry.Name, "", member.Position);
                    break;
                case "identity":
                    Texts(member, (path, position) => Add(HintKind.Identity, entry.Name, path, position));
                    break;
                case "kinds":
                    Each(member, kind => Kind(entry.Name, kind));
                    break;
                default:
                    Unknown(member, "description, type, wraps, discriminator, keyed (true), identity, kinds");
                    break;
            }
        }
    }

    private void Kind(string eventKey, JsonMember entry)
    {
        foreach (var member in Members(entry.Value))
        {
            switch (member.Name)
            {
                case "type":
                    Text(HintKind.EventType, eventKey + "/" + entry.Name, member);
                    break;
                case "description":
                    Text(HintKind.EventDescription, eventKey + "/" + entry.Name, member);
                    break;
                default:
                    Unknown(member, "type, description");
                    break;
            }
        }
    }

    private void Type(JsonMember entry)
    {
        foreach (var member in Members(entry.Value))
        {
            switch (member.Name)
            {
                case "description":
                    Text(HintKind.TypeDescription, entry.Name, member);
                    break;
                case "at":
                    Texts(member, (place, position) => Add(HintKind.At, place, entry.Name, position));
                    break;
                default:
                    Unknown(member, "description, at");
                    break;
            }
        }
    }

    private IReadOnlyList<JsonMember> Members(JsonNode node)
    {
        if (node.Kind != JsonKind.Object)
        {
            Invalid(node.Position, "an object is expected");
        }

        return node.Members;
    }

    private void Each(JsonMember member, Action<JsonMember> read)
    {
        foreach (var entry in Members(member.Value))
        {
            read(entry);
        }
    }

    private void Texts(JsonMember member, Action<string, Position> read)
    {
        if (member.Value.Kind != JsonKind.Array)
        {
            Invalid(member.Value.Position, "an array of strings is expected");
        }

        foreach (var item in member.Value.Items)
        {
            if (item.Kind == JsonKind.String)
            {
                read(item.Text, item.Position);
            }
            else
            {
                Invalid(item.Position, "a string is expected");
            }
        }
    }

    private void Text(HintKind kind, string key, JsonMember member)
    {
        if (member.Value.Kind == JsonKind.String && member.Value.Text.Length > 0)
        {
            Add(kind, key, member.Value.Text, member.Position);
        }
        else
        {
            Invalid(member.Value.Position, "a string is expected");
        }
    }

    private void Add(HintKind kind, string key, string value, Position position) => hints.Add(new Hint(kind, key, value, position));

    private void Unknown(JsonMember member, string known) => Invalid(member.Position, $"'{member.Name}' is not known here; known are {known}");

    private void Invalid(Position position, string message) =>
        diagnostics.Add(new SchemaDiagnostic(SchemaProblem.InvalidHint, file.Path, position, [message]));
}
