using System.Linq;
using TwitterEvents.Generators.Schemas.Json;

namespace TwitterEvents.Generators.Schemas.Samples;

/// <content>How a family's deliveries are built.</content>
internal sealed partial class HintsParser
{
    private void Delivery(JsonMember entry)
    {
        foreach (var member in Members(entry.Value))
        {
            switch (member.Name)
            {
                case "when":
                    Path(HintKind.When, "", member);
                    break;
                case "event":
                    EventPath(member);
                    break;
                case "kind":
                    Kind(member);
                    break;
                case "subject":
                    Path(HintKind.Subject, "", member);
                    break;
                case "id":
                    Path(HintKind.EventId, "", member);
                    break;
                case "wrapper":
                    Text(HintKind.Wrapper, "", member);
                    break;
                case "nested":
                    Nested(member);
                    break;
                case "context":
                    Each(member, property => Context(property));
                    break;
                default:
                    Unknown(member, "when, event, kind, subject, id, wrapper, nested, context");
                    break;
            }
        }
    }

    private void EventPath(JsonMember member)
    {
        if (member.Value is { Kind: JsonKind.String, Text: "" })
        {
            Add(HintKind.EventPath, "", "", member.Position);
        }
        else if (member.Value is not { Kind: JsonKind.String, Text: "*" })
        {
            Path(HintKind.EventPath, "", member);
        }
    }

    private void Kind(JsonMember member)
    {
        if (member.Value is { Kind: JsonKind.String } && member.Value.Text.StartsWith(DeliveryForm.HeaderPrefix, StringComparison.Ordinal))
        {
            var header = member.Value.Text.Substring(DeliveryForm.HeaderPrefix.Length);
            if (header.Length > 0 && header.All(static c => c is > ' ' and < (char)0x7F and not (':' or '"')))
            {
                Add(HintKind.KindHeader, "", header, member.Position);
            }
            else
            {
                Invalid(member.Value.Position, $"'{header}' is no name of an HTTP header; write header and the name, such as header X-GitHub-Event");
            }
        }
        else
        {
            Path(HintKind.KindPath, "", member);
        }
    }

    /// <summary>Names that events may be nested in once more.</summary>
    private void Nested(JsonMember member) => Texts(member, (name, position) =>
    {
        if (name.Length == 0)
        {
            Invalid(position, "a name is expected");
        }
        else
        {
            Add(HintKind.Nested, "", name, position);
        }
    });

    private void Context(JsonMember property)
    {
        if (Naming.Names.IsValid(property.Name))
        {
            Path(HintKind.Context, property.Name, property);
        }
        else
        {
            Invalid(property.Position, NoName(property.Name));
        }
    }

    /// <summary>A path of wire names; <c>[]</c> after one says that its value is an array, which every reader takes as well as one value.</summary>
    private void Path(HintKind kind, string key, JsonMember member)
    {
        if (member.Value is { Kind: JsonKind.String, Text.Length: > 0 } && DeliveryForm.Names(member.Value.Text).Any(static name => name.Length == 0))
        {
            Invalid(member.Value.Position, $"'{member.Value.Text}' is no path: names with a dot between, such as data.payload");
            return;
        }

        Text(kind, key, member);
    }
}
