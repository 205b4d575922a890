using System.Linq;
using TwitterEvents.Generators.Schemas.Diagnostics;
using TwitterEvents.Generators.Schemas.Formats;
using TwitterEvents.Generators.Schemas.Model;
using TwitterEvents.Generators.Schemas.Samples;
using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Types;

/// <summary>
/// The values a hint says a text can have. They stand in the documentation, and reading one makes no new string. Any other value is read
/// all the same: values are added without notice.
/// </summary>
internal static class KnownValues
{
    /// <param name="property">The property as it is without.</param>
    /// <param name="owner">The record's name.</param>
    /// <param name="others">The record's other properties; one with the same values shares them.</param>
    /// <param name="hints">The hints that count for the record.</param>
    /// <param name="diagnostics">Where to report values of what is no text.</param>
    public static PropertyModel Add(
        PropertyModel property, string owner, IReadOnlyList<PropertyModel> others, HintScope hints, List<SchemaDiagnostic> diagnostics)
    {
        var found = hints.AllAt(HintKind.KnownValue, owner, property.Wire);
        if (found.Count == 0)
        {
            return property;
        }

        var values = new EquatableArray<string>(found.Select(static hint => hint.Value).Distinct());
        var words = others.FirstOrDefault(other => other.Words?.Values == values)?.Words ?? new WordsModel(property.Name + "Words", values);
        if (property.Type is not ScalarType { Format: ScalarFormat.Text or ScalarFormat.TextOrNumber })
        {
            diagnostics.Add(HintScope.Invalid(found[0], $"'{owner}.{property.Wire}' is no text"));
            return property;
        }

        var list = string.Join(", ", values.Select(static value => $"<c>{DocText.Escape(value)}</c>"));
        return property with { Words = words, Summary = $"{property.Summary} Known values: {list}; there may be others." };
    }
}
