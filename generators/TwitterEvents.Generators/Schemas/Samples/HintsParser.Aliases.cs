using TwitterEvents.Generators.Schemas.Json;

namespace TwitterEvents.Generators.Schemas.Samples;

/// <content>Other names of properties: each has one main name, which is nobody's other name.</content>
internal sealed partial class HintsParser
{
    private const string AnyType = "*";

    private void Aliases(JsonMember entry) => Texts(entry, (alias, position) =>
    {
        if (Contradiction(entry.Name, alias) is { } problem)
        {
            Invalid(position, problem);
        }
        else
        {
            Add(HintKind.Alias, entry.Name, alias, position);
        }
    });

    /// <summary>Why a name cannot be another name of the property at a place; null if it can.</summary>
    private string? Contradiction(string place, string alias)
    {
        var (owner, main) = Hint.Place(place);
        if (alias == main)
        {
            return $"'{alias}' is the name of '{place}' itself";
        }

        foreach (var hint in hints)
        {
            var (otherOwner, otherMain) = Hint.Place(hint.Key);
            if (hint.Kind != HintKind.Alias || (otherOwner != owner && otherOwner != AnyType && owner != AnyType))
            {
                continue;
            }

            // What is said of one type wins over what is said of any.
            if (hint.Value == alias && otherMain != main && otherOwner == owner)
            {
                return $"'{alias}' is another name of '{hint.Key}' already";
            }

            if (otherMain == alias)
            {
                return $"'{alias}' is the main name of '{hint.Key}', which has other names itself";
            }

            if (hint.Value == main)
            {
                return $"'{main}' is another name of '{hint.Key}', and can have none itself";
            }
        }

        return null;
    }
}
