using System.Text.Json;
using TwitterEvents.Reading.Contract;

namespace TwitterEvents.Reading;

/// <summary>
/// Tells which family a body is of: the one whose own path it has, the only one that knows one of its names, or the one whose body may have any.
/// Of most bodies the first name tells. What belongs to none is one unknown event, for what belongs together in it nobody can say.
/// </summary>
internal static class Recognition
{
    /// <summary>Looks at the names of the object the reader is on the start of.</summary>
    /// <param name="reader">Stands on the start of the body; on its end, if it is of no family.</param>
    /// <param name="families">The families there are.</param>
    /// <param name="unknown">What is known of a body of no family.</param>
    /// <returns>The family; null if it is of none.</returns>
    public static EventFamily? Find(ref WireReader reader, EventFamily[] families, out UnknownBody unknown)
    {
        unknown = default;
        if (families is [{ When: [], IsWholeBody: true } only])
        {
            return only;
        }

        var marks = new FamilyMarks(reader.Text);
        var isFirst = true;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var family = ByName(reader, families, ref marks) ?? (isFirst ? ByMark(families, ref marks) : null);
            if (family is not null)
            {
                return family;
            }

            isFirst = false;
            if (FallbackOf(families) is null)
            {
                unknown.Add(ref reader);
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        return FallbackOf(families);
    }

    /// <summary>The family whose body may have any names; null if there is none.</summary>
    private static EventFamily? FallbackOf(EventFamily[] families)
    {
        foreach (var family in families)
        {
            if (family is { When: [], IsWholeBody: true })
            {
                return family;
            }
        }

        return null;
    }

    /// <summary>
    /// The family whose own path is one name, if the body has it and cannot have another's: it may come last, after all that would have to be
    /// read to find it.
    /// </summary>
    private static EventFamily? ByMark(EventFamily[] families, ref FamilyMarks marks)
    {
        EventFamily? only = null;
        for (var i = 0; i < families.Length; i++)
        {
            if (only is null && families[i].When.Length == 1 && marks.IsAtRoot(families[i]))
            {
                only = families[i];
            }
            else if (marks.MayHave(families[i], i))
            {
                return null;
            }
        }

        return only;
    }

    private static EventFamily? ByName(in WireReader reader, EventFamily[] families, ref FamilyMarks marks)
    {
        EventFamily? only = null;
        var isShared = false;
        for (var i = 0; i < families.Length; i++)
        {
            var family = families[i];
            if (family.When is [var first, ..] && reader.Name.SequenceEqual(first) && marks.MayHave(family, i) && Has(reader, family.When))
            {
                return family;
            }

            if (family.IsKnown(reader.Name))
            {
                isShared |= only is not null;
                only ??= family;
            }
        }

        return isShared ? null : only;
    }

    /// <summary>Whether the value of the property a copy of the reader is on has the rest of a path.</summary>
    private static bool Has(WireReader reader, byte[][] path)
    {
        reader.Read();
        return Has(ref reader, path, 1);
    }

    private static bool Has(ref WireReader reader, byte[][] path, int index)
    {
        if (index == path.Length)
        {
            return true;
        }

        switch (reader.TokenType)
        {
            case JsonTokenType.StartArray:
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    if (Has(ref reader, path, index))
                    {
                        return true;
                    }
                }

                return false;
            case JsonTokenType.StartObject:
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    var matches = reader.Name.SequenceEqual(path[index]);
                    reader.Read();
                    if (matches ? Has(ref reader, path, index + 1) : Skips(ref reader))
                    {
                        return true;
                    }
                }

                return false;
            default:
                return false;
        }
    }

    private static bool Skips(ref WireReader reader)
    {
        reader.Skip();
        return false;
    }
}
