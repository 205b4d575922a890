using System.Linq;
using TwitterEvents.Generators.Schemas.Formats;
using TwitterEvents.Generators.Schemas.Model;
using TwitterEvents.Generators.Schemas.Naming;
using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Types;

/// <summary>
/// X sends many ids twice, as <c>x</c> and as <c>x_str</c>, because a number of that length is rounded wherever JavaScript has handled it. The
/// short name belongs to the text, which is right; the number gets a longer one. A count that comes twice is short enough for a number, and
/// keeps its name.
/// </summary>
internal static class NumberTwins
{
    private const string TextSuffix = "_str";

    /// <param name="properties">The record's properties; the numbers among them are renamed.</param>
    /// <param name="taken">The names that are taken in the record.</param>
    /// <param name="describe">What a hint says of a wire name; null if none does.</param>
    public static IReadOnlyList<TextModel> Separate(List<PropertyModel> properties, HashSet<string> taken, Func<string, string?> describe)
    {
        var twins = properties
            .Where(static property => property.Wire.EndsWith(TextSuffix, StringComparison.Ordinal) && property.Type.IsText)
            .ToDictionary(static property => property.Wire, StringComparer.Ordinal);
        var texts = new List<TextModel>();
        for (var i = 0; i < properties.Count; i++)
        {
            var number = properties[i];
            var name = Names.Pascal(number.Wire);
            if (!twins.TryGetValue(number.Wire + TextSuffix, out var text) || !(text.Type.IsId || number.Type.IsId) || number.Name != name || number.Type is not ScalarType { Format: var format }
                || Suffix(format) is not { } suffix || !taken.Add(name + suffix))
            {
                continue;
            }

            properties[i] = number with { Name = name + suffix };
            var description = (describe(text.Wire) ?? describe(number.Wire)) is { } said ? said + " " : "";
            texts.Add(new TextModel(
                name,
                $"{text.Name} ?? {Expressions.AsText(name + suffix, format)}",
                $"{description}<c>{DocText.Escape(number.Wire)}</c> as text, from <c>{DocText.Escape(text.Wire)}</c> where it is sent: some senders round the number."));
        }

        return texts;
    }

    private static string? Suffix(ScalarFormat format) => format switch
    {
        ScalarFormat.Integer or ScalarFormat.IdNumber => "Number",
        ScalarFormat.TextOrNumber => "Value",
        _ => null,
    };
}
