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
internal sealed class EventBases(string familyBase, TypeNames types, List<SchemaDiagnostic> diagnostics)
{
    private readonly List<EventFile> files = [];
    private readonly SortedDictionary<string, string> names = new(StringComparer.Ordinal);

    public void Add(EventFile file, HintUse hints)
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

    /// <summary>The abstract records.</summary>
    public IReadOnlyList<RecordModel> Records => [.. names.Select(pair => new RecordModel(pair.Value, Summary(pair.Key), new(SharedBy(pair.Key))))];

    /// <summary>The files, their events without what a base declares.</summary>
    public IReadOnlyList<EventFile> Files => [.. files.Select(file => file with { Events = new(file.Events.Select(WithoutShared)) })];

    private EventModel WithoutShared(EventModel e)
    {
        if (e.Base is null)
        {
            return e with { Base = familyBase };
        }

        var shared = SharedBy(e.Base);
        var own = e.Record.Properties.Select(property =>
            shared.Any(other => other.Wire == property.Wire) ? property with { IsInherited = true } : property);
        return e with { Base = names[e.Base], Record = e.Record with { Properties = new(own) } };
    }

    private IReadOnlyList<PropertyModel> SharedBy(string wanted)
    {
        var events = Of(wanted);
        return [.. events[0].Record.Properties
            .Where(property => events.All(e => e.Record.Properties.Any(other => IsSame(other, property))))
            .Select(property => property with { Words = null, OtherNames = default })];
    }

    private string Summary(string wanted) =>
        $"What these have in common: {string.Join(", ", Of(wanted).Select(static e => $"<see cref=\"{e.Record.Name}\"/>"))}. A handler of it gets all of them.";

    private List<EventModel> Of(string wanted) => [.. files.SelectMany(static file => file.Events).Where(e => e.Base == wanted)];

    private static bool IsSame(PropertyModel left, PropertyModel right) =>
        left.Wire == right.Wire && left.Name == right.Name && left.Type == right.Type;
}
