using TwitterEvents.Generators.Schemas.Diagnostics;
using TwitterEvents.Generators.Schemas.Formats;
using TwitterEvents.Generators.Schemas.Model;
using TwitterEvents.Generators.Schemas.Samples;
using TwitterEvents.Generators.Schemas.Types;
using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Events;

/// <summary>Completes the records of events with what only events have.</summary>
internal sealed class EventModels(IReadOnlyDictionary<string, RecordModel> records, HintUse hints, List<SchemaDiagnostic> diagnostics)
{
    /// <param name="e">The event.</param>
    /// <param name="discriminator">The hint that names the property that tells the key's kinds apart; null if none does.</param>
    public EventModel Of(EventSchema e, Hint? discriminator)
    {
        var record = e.Wraps is null ? records[e.Name] : new RecordModel(e.Name, "", EquatableArray<PropertyModel>.Empty);
        return new EventModel(
            record with { Summary = Summary(e) },
            e.Kind.Length > 0 ? e.Kind : null,
            e.Wraps,
            discriminator is null ? null : Discriminator(e, discriminator),
            new(Identity(e)),
            Base(e)?.Value);
    }

    /// <summary>The hint that names the abstract record that an event shares with others; null if none does.</summary>
    private Hint? Base(EventSchema e) =>
        (e.Kind.Length > 0 ? hints.Find(HintKind.Base, e.Key + "/" + e.Kind) : null) ?? hints.Find(HintKind.Base, e.Key);

    private string Discriminator(EventSchema e, Hint hint)
    {
        foreach (var property in records[e.Wraps ?? e.Name].Properties)
        {
            if (property.Wire == hint.Value && Text(e.Wraps is null ? property.Name : $"{e.Wraps}.{property.Name}", property.Type) is { } text)
            {
                return text;
            }
        }

        diagnostics.Add(HintUse.Invalid(hint, $"'{hint.Value}' is no text property of {e.Wraps ?? e.Name}"));
        return "ThisKind.Discriminator";
    }

    /// <summary>The text of a property that may have other values elsewhere in the samples; null if it can have none.</summary>
    private static string? Text(string property, TypeRef type) => type switch
    {
        { IsText: true } => property,
        ScalarType { Format: ScalarFormat.TextOrNumber } => $"{property}?.ToString()",
        ScalarType { Format: ScalarFormat.BooleanOrText } => $"({property} is {{ IsText: true }} text ? (text.Value ? \"true\" : \"false\") : null)",
        ScalarType { Format: ScalarFormat.Raw } => $"__Wire::WireJson.TextOf({property})",
        _ => null,
    };

    private string Summary(EventSchema e)
    {
        var description = (e.Kind.Length > 0 ? hints.Value(HintKind.EventDescription, e.Key + "/" + e.Kind) : null)
            ?? hints.Value(HintKind.EventDescription, e.Key);
        var path = $"<c>{DocText.Escape(e.Path)}</c>";
        return description is null ? path : $"{description} {path}";
    }

    private List<string> Identity(EventSchema e)
    {
        var expressions = new List<string>();
        foreach (var hint in hints.All(HintKind.Identity, e.Key))
        {
            var path = hint.Value.Split('.');
            var expression = e.Wraps is null
                ? Expressions.Text(records, e.Name, path, "")
                : Expressions.Text(records, e.Wraps, path, e.Wraps + ".");
            if (expression is null)
            {
                diagnostics.Add(HintUse.Invalid(hint, $"'{hint.Value}' is no scalar property of {e.Name}"));
                return [];
            }

            expressions.Add(expression);
        }

        return expressions;
    }
}
