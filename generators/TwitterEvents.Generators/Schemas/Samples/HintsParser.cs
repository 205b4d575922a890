using TwitterEvents.Generators.Schemas.Diagnostics;
using TwitterEvents.Generators.Schemas.Json;
using TwitterEvents.Generators.Schemas.Naming;
using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Samples;

/// <summary>Reads a <c>hints.json</c> into a flat list of hints.</summary>
internal sealed partial class HintsParser
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
            return new Hints(file.Path, EquatableArray<Hint>.Empty) { IsBroken = true };
        }

        return new Hints(file.Path, new EquatableArray<Hint>(parser.hints));
    }

    private void Root(JsonNode root)
    {
        // A file that is yet to be written says nothing wrong.
        foreach (var member in root is { Kind: JsonKind.Object, Members.Count: 0 } ? [] : Members(root))
        {
            switch (member.Name)
            {
                case "family" or "description" or "delivery" or "events" when file.Family.Length == 0:
                    Invalid(member.Position, $"'{member.Name}' is said of one family, and this file is for all; put it into the hints.json of the family's folder");
                    break;
                case "family":
                    Identifier(HintKind.Family, "", member);
                    break;
                case "description":
                    Doc(HintKind.FamilyDescription, "", member);
                    break;
                case "delivery":
                    Delivery(member);
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
                case "secrets":
                    Texts(member, (place, position) => Add(HintKind.Secret, place, "", position));
                    break;
                case "formats":
                    Each(member, entry => Text(HintKind.Format, entry.Name, entry));
                    break;
                case "names":
                    Each(member, entry => Identifier(HintKind.Name, entry.Name, entry));
                    break;
                case "descriptions":
                    Each(member, entry => Doc(HintKind.Description, entry.Name, entry));
                    break;
                case "values":
                    Each(member, entry => Texts(entry, (value, position) => Add(HintKind.KnownValue, entry.Name, value, position)));
                    break;
                case "aliases":
                    Each(member, Aliases);
                    break;
                default:
                    Unknown(member, "family, description, delivery, events, types, maps, secrets, formats, names, descriptions, values, aliases");
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
                    Doc(HintKind.EventDescription, entry.Name, member);
                    break;
                case "type":
                    Identifier(HintKind.EventType, entry.Name, member);
                    break;
                case "wraps":
                    Identifier(HintKind.Wraps, entry.Name, member);
                    break;
                case "discriminator":
                    Text(HintKind.Discriminator, entry.Name, member);
                    break;
                case "keyed" when member.Value.Kind is JsonKind.True:
                    Add(HintKind.Keyed, entry.Name, "", member.Position);
                    break;
                case "aliases":
                    Texts(member, (alias, position) => Add(HintKind.KindAlias, entry.Name, alias, position));
                    break;
                case "base":
                    Identifier(HintKind.Base, entry.Name, member);
                    break;
                case "identity":
                    Texts(member, (path, position) => Add(HintKind.Identity, entry.Name, path, position));
                    break;
                case "kinds":
                    Each(member, kind => Kind(entry.Name, kind));
                    break;
                default:
                    Unknown(member, "description, type, wraps, discriminator, keyed (true), aliases, base, identity, kinds");
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
                    Identifier(HintKind.EventType, eventKey + "/" + entry.Name, member);
                    break;
                case "base":
                    Identifier(HintKind.Base, eventKey + "/" + entry.Name, member);
                    break;
                case "description":
                    Doc(HintKind.EventDescription, eventKey + "/" + entry.Name, member);
                    break;
                default:
                    Unknown(member, "type, base, description");
                    break;
            }
        }
    }

    private void Type(JsonMember entry)
    {
        if (!Names.IsValid(entry.Name))
        {
            Invalid(entry.Position, NoName(entry.Name));
            return;
        }

        foreach (var member in Members(entry.Value))
        {
            switch (member.Name)
            {
                case "description":
                    Doc(HintKind.TypeDescription, entry.Name, member);
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
}
