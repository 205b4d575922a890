using System.Linq;
using TwitterEvents.Generators.Schemas.Diagnostics;
using TwitterEvents.Generators.Schemas.Model;
using TwitterEvents.Generators.Schemas.Naming;
using TwitterEvents.Generators.Schemas.Samples;
using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Events;

/// <summary>
/// Gives events that a hint says have a base in common an abstract record, with the properties that all of them have: of one name, type and
/// wire name.
/// </summary>
internal sealed class EventBases(string familyBase, HintUse hints, TypeNames types, List<SchemaDiagnostic> diagnostics)
{
    private const string Always = ", always present in the samples.";
    private const string Sometimes = ", sometimes present in the samples.";

    private readonly List<EventFile> files = [];
    private readonly SortedDictionary<string, string> names = new(StringComparer.Ordinal);

    /// <summary>The properties of each, once all events are known.</summary>
    private readonly Dictionary<string, IReadOnlyList<PropertyModel>> shared = new(StringComparer.Ordinal);

    public void Add(EventFile file)
    {
        foreach (var e in file.Events)
        {
            if (e.Base is { } wanted && !names.ContainsKey(wanted))
            {
                if (!types.IsFree(wanted))
                {
                    var hint = hints.All(HintKind.Base, file.Key).Concat(hints.All(HintKind.Base, file.Key + "/" + e.Kind)).First();
                    diagnostics.Add(HintUse.Problem(SchemaProblem.DuplicateTypeName, hint, wanted));
                }

                names[wanted] = types.Take(wanted);
            }
        }

        files.Add(file);
    }

    /// <summary>The abstract records, each with the type that all of its events wrap, if they do.</summary>
    public IReadOnlyList<(RecordModel Record, string? Wraps)> Records =>
        [.. names.Select(pair => (new RecordModel(pair.Value, Summary(pair.Key), new(SharedBy(pair.Key))), WrappedBy(pair.Key)))];

    /// <summary>The files, their events without what a base declares.</summary>
    public IReadOnlyList<EventFile> Files => [.. files.Select(file => file with { Events = new(file.Events.Select(WithoutShared)) })];

    private EventModel WithoutShared(EventModel e)
    {
        if (e.Base is null)
        {
            return e with { Base = familyBase };
        }

        var declared = SharedBy(e.Base);
        var own = e.Record.Properties.Select(property =>
            declared.Any(other => other.Wire == property.Wire) ? property with { IsInherited = true } : property);
        return e with { Base = names[e.Base], IsWrapInherited = WrappedBy(e.Base) is not null, Record = e.Record with { Properties = new(own) } };
    }

    private IReadOnlyList<PropertyModel> SharedBy(string wanted)
    {
        if (shared.TryGetValue(wanted, out var known))
        {
            return known;
        }

        var events = Of(wanted);
        return shared[wanted] = [.. events[0].Record.Properties
            .Where(property => property.Name != names[wanted] && events.All(e => e.Record.Properties.Any(other => IsSame(other, property))))
            .Select(property => property with
            {
                Words = null,
                OtherNames = default,
                Summary = Summary(wanted, events, property),
                IsSecret = events.Exists(e => e.Record.Properties.Any(other => other.Wire == property.Wire && other.IsSecret)),
            })];
    }

    /// <summary>What a hint says of it in the base, else what all of its events say; what one of them may lack is not always there.</summary>
    private string Summary(string wanted, List<EventModel> events, PropertyModel property)
    {
        var all = events.SelectMany(static e => e.Record.Properties).Where(other => other.Wire == property.Wire).Select(static other => other.Summary).ToList();
        if (all.TrueForAll(summary => summary == property.Summary))
        {
            return property.Summary;
        }

        foreach (var hint in hints.OfKind(HintKind.Description).Where(hint => events.Exists(e => hint.Key == $"{e.Record.Name}.{property.Wire}")))
        {
            diagnostics.Add(HintUse.Problem(SchemaProblem.IneffectiveHint, hint, $"'{hint.Key}' is a property of '{wanted}', which others share; describe '{wanted}.{property.Wire}'"));
        }

        var description = hints.Value(HintKind.Description, $"{wanted}.{property.Wire}");
        var presence = all.Exists(static summary => summary.EndsWith(Sometimes, StringComparison.Ordinal)) ? Sometimes : Always;
        return $"{(description is null ? "" : description + " ")}<c>{DocText.Escape(property.Wire)}</c>{presence}";
    }

    private string? WrappedBy(string wanted)
    {
        var wrapped = Of(wanted).Select(static e => e.Wraps).Distinct().ToList();
        return wrapped.Count == 1 ? wrapped[0] : null;
    }

    private string Summary(string wanted) =>
        $"What these have in common: {string.Join(", ", Of(wanted).Select(static e => $"<see cref=\"{e.Record.Name}\"/>"))}. A handler of it gets all of them.";

    private List<EventModel> Of(string wanted) => [.. files.SelectMany(static file => file.Events).Where(e => e.Base == wanted)];

    private static bool IsSame(PropertyModel left, PropertyModel right) =>
        left.Wire == right.Wire && left.Name == right.Name && left.Type == right.Type;
}
