using TwitterEvents.Generators.Schemas.Diagnostics;
using TwitterEvents.Generators.Schemas.Json;
using TwitterEvents.Generators.Schemas.Naming;
using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Samples;

/// <content>Values of one kind each; what is of another kind is reported.</content>
internal sealed partial class HintsParser
{
    private const string HalfPair = "the text holds half of a surrogate pair, which no UTF-8 text can";
    private const string Empty = "it is empty; say something in it, or remove it";

    private IReadOnlyList<JsonMember> Members(JsonNode node)
    {
        if (node.Kind != JsonKind.Object)
        {
            Invalid(node.Position, "an object is expected");
        }
        else if (node.Members.Count == 0)
        {
            Ineffective(node.Position, Empty);
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

    /// <summary>Strings, each of which counts once.</summary>
    private void Texts(JsonMember member, Action<string, Position> read)
    {
        if (member.Value.Kind != JsonKind.Array)
        {
            Invalid(member.Value.Position, "an array of strings is expected");
        }
        else if (member.Value.Items.Count == 0)
        {
            Ineffective(member.Value.Position, Empty);
        }

        var texts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in member.Value.Items)
        {
            if (item.Kind == JsonKind.String && !JsonParser.IsText(item.Text))
            {
                Invalid(item.Position, HalfPair);
            }
            else if (item.Kind == JsonKind.String && !texts.Add(item.Text))
            {
                Ineffective(item.Position, $"'{item.Text}' is there already; remove it");
            }
            else if (item.Kind == JsonKind.String)
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
        if (!JsonParser.IsText(member.Value.Text))
        {
            Invalid(member.Value.Position, HalfPair);
        }
        else if (member.Value.Kind == JsonKind.String && member.Value.Text.Length > 0)
        {
            Add(kind, key, member.Value.Text, member.Position);
        }
        else
        {
            Invalid(member.Value.Position, "a string is expected");
        }
    }

    private void Identifier(HintKind kind, string key, JsonMember member)
    {
        if (member.Value is { Kind: JsonKind.String, Text.Length: > 0 } && !Names.IsValid(member.Value.Text))
        {
            Invalid(member.Value.Position, NoName(member.Value.Text));
            return;
        }

        Text(kind, key, member);
    }

    private void Doc(HintKind kind, string key, JsonMember member)
    {
        if (DocText.Xml(member.Value.Text) is not { } xml)
        {
            Invalid(member.Value.Position, "a description is XML, with '<' and '&' escaped where they are text");
            return;
        }

        if (DocText.Misplaced(xml) is { } tag)
        {
            Invalid(member.Value.Position, $"a description of what has no parameters has no <{tag}>, and none is in another file");
            return;
        }

        Text(kind, key, member with { Value = new JsonNode(member.Value.Kind, member.Value.Position) { Text = xml } });
    }

    private static string NoName(string name) => $"'{name}' is no name for C#: A to Z, a to z, 0 to 9 and _ can be used, and a capital comes first; 200 of them at most";

    private void Add(HintKind kind, string key, string value, Position position) => hints.Add(new Hint(kind, key, value, file.Path, position));

    private void Unknown(JsonMember member, string known) => Invalid(member.Position, $"'{member.Name}' is not known here; known are {known}");

    private void Invalid(Position position, string message) =>
        diagnostics.Add(new SchemaDiagnostic(SchemaProblem.InvalidHint, file.Path, position, [message]));

    private void Ineffective(Position position, string message) =>
        diagnostics.Add(new SchemaDiagnostic(SchemaProblem.IneffectiveHint, file.Path, position, [message]));
}
