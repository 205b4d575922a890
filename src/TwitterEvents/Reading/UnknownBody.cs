using System.Text.Json;
using TwitterEvents.Reading.Contract;

namespace TwitterEvents.Reading;

/// <summary>Tells a body of which nothing is known: it is one event, for what belongs together in it nobody can say.</summary>
internal static class UnknownBody
{
    /// <summary>Stands for a name that no .NET string can hold.</summary>
    public const string NoName = "\uFFFD";

    /// <summary>Looks at the names of the object the reader is on; moves the reader to the object's end, or to a name that is known.</summary>
    /// <param name="reader">Stands on the start of the body.</param>
    /// <param name="family">Whose names are known.</param>
    /// <param name="wireName">The first name that holds an object or array, else the first name.</param>
    /// <param name="type">The <c>type</c> of that object.</param>
    /// <returns>False if a name is known, or there is none.</returns>
    public static bool TryName(ref WireReader reader, EventFamily family, out string wireName, out string? type)
    {
        (wireName, type) = ("", null);
        var hasName = false;
        var hasContainer = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (family.IsKnown(reader.Name))
            {
                return false;
            }

            reader.State.CountItem();
            var name = reader;
            reader.Read();
            var isContainer = reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
            if (!hasName || (isContainer && !hasContainer))
            {
                hasName = true;
                wireName = name.TryGetString(out var text) ? text : NoName;
            }

            if (isContainer && !hasContainer)
            {
                hasContainer = true;
                type = Discriminators.FindType(reader);
            }

            reader.SkipRaw();
        }

        return hasName;
    }
}
