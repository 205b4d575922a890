using System.Linq;
using TwitterEvents.Generators.Schemas.Diagnostics;
using TwitterEvents.Generators.Schemas.Model;
using TwitterEvents.Generators.Schemas.Naming;
using TwitterEvents.Generators.Schemas.Samples;
using TwitterEvents.Generators.Schemas.Types;
using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Events;

/// <summary>Finds where the events of a family stand in the finished records of its envelope, and what these say of each event.</summary>
internal sealed class EventPlaces(FamilySchema family, SortedDictionary<string, RecordModel> records, List<SchemaDiagnostic> diagnostics)
{
    private readonly DeliveryForm form = family.Setup.Form;

    /// <summary>The record that events stand in; null if there is none.</summary>
    private string? holder;

    /// <summary>How the events are found; null if keys of the body hold them. The record they stand in gets their place.</summary>
    /// <param name="keys">The keys, with the readers of their events.</param>
    /// <param name="types">The type names that are taken.</param>
    public RoutesModel? Route(IReadOnlyList<KeyModel> keys, TypeNames types)
    {
        var hint = family.Hints.Find(HintKind.EventPath);
        var kindHint = family.Hints.Find(HintKind.KindPath);
        var header = family.Hints.Find(HintKind.KindHeader)?.Value;
        family.Hints.Find(HintKind.Wrapper);
        if (form.Events is not { } events || hint is null)
        {
            return null;
        }

        holder = Holder(hint);
        var name = types.Take(family.Names.Family + "Routes");
        var unknown = types.Take("Unknown" + family.Names.EventBase);
        var isWholeBody = events.Count == 0;
        if (!isWholeBody && holder is not null)
        {
            var kind = Kind(header, kindHint, keys);
            records[holder] = records[holder] with { Place = new PlaceModel(events[events.Count - 1], name, kind, holder == family.Names.Envelope) };
        }

        var routes = new List<RouteModel>();
        foreach (var key in keys)
        {
            routes.Add(new RouteModel(key.Key, key.Reader));
            routes.AddRange(family.Hints.All(HintKind.KindAlias, key.Key).Select(alias => new RouteModel(alias.Value, key.Reader)));
        }

        return new RoutesModel(name, unknown, OwnHolder, header, isWholeBody && form.Kind.Count > 0 ? form.Kind[0] : null, isWholeBody, new(routes));
    }

    /// <summary>What all events have.</summary>
    public EventBaseModel Base()
    {
        var context = new List<ContextModel>();
        foreach (var hint in family.Setup.Hints.All.Where(static hint => hint.Kind == HintKind.Context))
        {
            family.Hints.Find(HintKind.Context, hint.Key);
            if (Value(hint.Value, ofEvent: true) is var (expression, property))
            {
                context.Add(new ContextModel(hint.Key, property.Type, expression, property.Summary));
            }
            else
            {
                diagnostics.Add(HintUse.Invalid(hint, $"'{hint.Value}' is no property of {family.Names.Envelope}"));
            }
        }

        return new EventBaseModel(
            family.Names.EventBase, OwnHolder, ForUserId(ofEvent: true), Text(HintKind.EventId, ofEvent: true), new(context));
    }

    /// <summary>The subscribed user, from an event or from the envelope.</summary>
    public string ForUserId(bool ofEvent) => Text(HintKind.Subject, ofEvent) ?? "null";

    /// <summary>The record in the envelope that holds the events, if it is not the envelope itself.</summary>
    private string? OwnHolder => holder == family.Names.Envelope ? null : holder;

    private string? Holder(Hint hint)
    {
        var type = family.Names.Envelope;
        foreach (var wire in form.Way)
        {
            if (Expressions.Property(records[type], wire) is not { } property || Expressions.Object(property.Type) is not { } next)
            {
                diagnostics.Add(HintUse.Invalid(hint, $"'{wire}' is no object in the samples, so no events stand in it"));
                return null;
            }

            type = next;
        }

        return type;
    }

    /// <summary>The expression for the kind: of the object that has the events, or of the request.</summary>
    private string Kind(string? header, Hint? hint, IReadOnlyList<KeyModel> keys)
    {
        if (header is not null)
        {
            return $"reader.GetHeader({Literals.Text(header)})";
        }

        if (hint is null)
        {
            return Literals.Text(keys[0].Key);
        }

        if (form.KindDepth != form.Way.Count || Expressions.Text(records, holder!, [.. form.Kind.Skip(form.KindDepth)], "") is not { } kind)
        {
            diagnostics.Add(HintUse.Invalid(hint, $"'{hint.Value}' is no text beside the events"));
            return "null";
        }

        return kind;
    }

    private string? Text(HintKind kind, bool ofEvent)
    {
        if (family.Hints.Find(kind) is not { } hint)
        {
            return null;
        }

        if (Value(hint.Value, ofEvent) is not (var expression, { Type: ScalarType scalar }))
        {
            diagnostics.Add(HintUse.Invalid(hint, $"'{hint.Value}' is no scalar property of {family.Names.Envelope}"));
            return null;
        }

        return Expressions.AsText(expression, scalar.Format);
    }

    private (string Expression, PropertyModel Property)? Value(string path, bool ofEvent)
    {
        var names = DeliveryForm.Names(path);
        var isInHolder = ofEvent && OwnHolder is not null && names.Take(form.Way.Count).SequenceEqual(form.Way);
        return isInHolder
            ? Expressions.Value(records, holder!, [.. names.Skip(form.Way.Count)], holder + "?.")
            : Expressions.Value(records, family.Names.Envelope, names, ofEvent ? "Envelope." : "");
    }
}
