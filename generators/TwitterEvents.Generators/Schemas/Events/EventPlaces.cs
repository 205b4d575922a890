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
        if (records.Values.Any(record => record.Wrapper is not null && record.Wrapper == form.Wrapper))
        {
            family.Hints.Find(HintKind.Wrapper);
        }

        if (form.Events is not { } events || hint is null)
        {
            return null;
        }

        var name = types.Take(family.Names.Family + "Routes");
        var unknown = types.Take("Unknown" + family.Names.EventBase);
        var isWholeBody = events.Count == 0;
        var kindHint = family.Hints.Find(HintKind.KindPath);
        var header = family.Hints.Find(HintKind.KindHeader)?.Value;
        CheckKind(hint, kindHint, header, keys);
        CheckNested();
        if (Objects(hint) is { } objects)
        {
            holder = objects[objects.Count - 1];
            for (var depth = 0; depth < events.Count; depth++)
            {
                var place = new PlaceModel(events[depth], name, null) { IsEnvelope = depth == 0, IsWay = depth < events.Count - 1 };
                records[objects[depth]] = records[objects[depth]] with { Place = WithKind(place, depth, objects[depth], kindHint, header, keys) };
            }
        }

        return new RoutesModel(name, unknown, OwnHolder, header, KindInEvent, isWholeBody, new(Kinds(keys)))
        {
            Nested = new(Nested()),
            IsUnknownShared = keys.Any(static key => key.Unknown is not null),
        };
    }

    /// <summary>What all events have.</summary>
    public EventBaseModel Base()
    {
        var context = new List<ContextModel>();
        var taken = new HashSet<string>([.. ReservedNames.OfProperties, .. ReservedNames.OfEventProperties, .. ReservedNames.OfUnknownEvents], StringComparer.Ordinal)
        {
            OwnHolder ?? "",
            family.Names.EventBase,
            family.Names.Envelope,
        };
        taken.UnionWith(family.Events.Select(static e => e.Wraps ?? ""));
        foreach (var hint in family.Setup.Hints.All.Where(static hint => hint.Kind == HintKind.Context))
        {
            family.Hints.Use(hint);
            if (!taken.Add(hint.Key))
            {
                diagnostics.Add(HintUse.Invalid(hint, $"'{hint.Key}' is taken: every event has it already. Give the property another name"));
            }
            else if (Value(hint.Value, ofEvent: true) is var (expression, property))
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

    /// <summary>The readers by the texts that name a kind: the folder's name, and others that hints give it.</summary>
    private List<RouteModel> Kinds(IReadOnlyList<KeyModel> keys)
    {
        var kinds = new List<RouteModel>();
        var owners = keys.ToDictionary(static key => key.Key, static key => key.Key, StringComparer.Ordinal);
        foreach (var key in keys)
        {
            kinds.Add(new RouteModel(key.Key, key.Reader));

            // Where nothing names the kind, no other text does either.
            foreach (var alias in form.Kind.Count > 0 || form.Header is not null ? family.Hints.All(HintKind.KindAlias, key.Key) : [])
            {
                if (owners.TryGetValue(alias.Value, out var owner))
                {
                    diagnostics.Add(HintUse.Invalid(alias, $"'{alias.Value}' names the events of '{owner}' already, and a text names those of one folder; remove it"));
                    continue;
                }

                owners[alias.Value] = key.Key;
                kinds.Add(new RouteModel(alias.Value, key.Reader));
            }
        }

        return kinds;
    }

    /// <summary>The names that an event may be nested in; one that is a property of all kinds is reported as of no use.</summary>
    private IEnumerable<string> Nested()
    {
        foreach (var hint in family.Hints.All(HintKind.Nested, ""))
        {
            if (family.Events.All(e => records[e.Wraps ?? e.Name].Knows(hint.Value)))
            {
                diagnostics.Add(HintUse.Invalid(hint, $"'{hint.Value}' is a property of every event, so none is nested in it; remove it"));
            }
            else
            {
                yield return hint.Value;
            }
        }
    }

    /// <summary>Reports samples that say of an event what the reader, for which it is not nested, would say of no event.</summary>
    private void CheckNested()
    {
        foreach (var nested in family.Nested)
        {
            if (family.Events.Any(e => e.Key == nested.Key && records[e.Wraps ?? e.Name].Knows(nested.Name)))
            {
                diagnostics.Add(new SchemaDiagnostic(
                    SchemaProblem.NoEventInSample,
                    nested.Origin.Path,
                    nested.Origin.Position,
                    [nested.Key, $"'{nested.Name}' is a property of such events, so none is nested in it; take what it holds out of it"]));
            }
        }
    }

    private void CheckKind(Hint hint, Hint? kind, string? header, IReadOnlyList<KeyModel> keys)
    {
        if (kind is not null && form.IsKindInEvent && form.Kind.Count == form.KindDepth)
        {
            diagnostics.Add(HintUse.Invalid(kind, $"'{kind.Value}' is the event itself; name a text in it, such as {kind.Value}.type, or beside it"));
        }
        else if (kind is null && header is null && keys.Count > 1)
        {
            diagnostics.Add(HintUse.Invalid(hint, $"nothing tells which of the folders an event at '{hint.Value}' belongs to; name what does as \"kind\" in \"delivery\""));
        }
    }

    /// <summary>The names on the way from an event to what names its kind.</summary>
    private EquatableArray<string> KindInEvent => form.IsKindInEvent ? new(form.Kind.Skip(form.KindDepth)) : EquatableArray<string>.Empty;

    /// <summary>The records of the objects from the envelope to the one that events stand in; null if the samples have no such.</summary>
    private List<string>? Objects(Hint hint)
    {
        var objects = new List<string> { family.Names.Envelope };
        foreach (var wire in form.Way)
        {
            if (Expressions.Property(records[objects[objects.Count - 1]], wire) is not { } property || Expressions.Object(property.Type) is not { } next)
            {
                diagnostics.Add(HintUse.Invalid(hint, $"'{wire}' is no object in the samples, so no events stand in it"));
                return null;
            }

            objects.Add(next);
        }

        return objects;
    }

    /// <summary>The place with the kind, if the object or the request names it: the object knows it, and those in it ask for it.</summary>
    private PlaceModel WithKind(PlaceModel place, int depth, string type, Hint? hint, string? header, IReadOnlyList<KeyModel> keys)
    {
        if (hint is not null)
        {
            if (form.IsKindInEvent || depth != form.KindDepth)
            {
                return place;
            }

            if (Expressions.Text(records, type, [.. form.Kind.Skip(depth)], "") is { } kind)
            {
                return place with { Kind = kind, IsKindInObject = true };
            }

            diagnostics.Add(HintUse.Invalid(hint, $"'{hint.Value}' is no text in the samples"));
            return place;
        }

        // Where the path leads nowhere, no sample has an event, and there is no kind.
        var only = keys.Count > 0 ? Literals.Text(keys[0].Key) : "null";
        return place.IsWay ? place : place with { Kind = header is null ? only : $"reader.GetHeader({Literals.Text(header)})" };
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
