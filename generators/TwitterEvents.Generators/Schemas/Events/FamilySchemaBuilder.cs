using System.Linq;
using TwitterEvents.Generators.Schemas.Diagnostics;
using TwitterEvents.Generators.Schemas.Inference;
using TwitterEvents.Generators.Schemas.Naming;
using TwitterEvents.Generators.Schemas.Samples;

namespace TwitterEvents.Generators.Schemas.Events;

/// <summary>Joins the samples of one family.</summary>
internal sealed class FamilySchemaBuilder
{
    private readonly List<Sample> readable;

    private FamilySchemaBuilder(FamilySetup setup, List<Sample> readable, bool isComplete)
    {
        Setup = setup;
        Hints = new HintUse(setup.Hints);
        this.readable = readable;
        IsComplete = isComplete;
    }

    public FamilySetup Setup { get; }

    public HintUse Hints { get; }

    /// <summary>Whether all of its samples could be read.</summary>
    public bool IsComplete { get; }

    public bool HasSamples => readable.Count > 0;

    /// <summary>The path of its first sample.</summary>
    public string FirstPath => readable[0].Path;

    public static FamilySchemaBuilder Of(FamilySetup setup, IReadOnlyList<Sample> samples, List<SchemaDiagnostic> diagnostics)
    {
        diagnostics.AddRange(setup.Diagnostics);
        var own = samples.Where(sample => sample.Family == setup.Family).OrderBy(static sample => sample.Path, StringComparer.Ordinal).ToList();
        foreach (var sample in own)
        {
            diagnostics.AddRange(sample.Diagnostics);
        }

        if (own.Count == 0)
        {
            diagnostics.Add(new SchemaDiagnostic(SchemaProblem.NoSchemas, setup.Hints.Path, default, [setup.Family]));
        }

        var readable = own.FindAll(static sample => sample.Envelope is not null);
        return new FamilySchemaBuilder(setup, readable, readable.Count == own.Count);
    }

    /// <summary>The first sample that has a path; null if none has.</summary>
    public Sample? FindWith(IReadOnlyList<string> names)
    {
        var events = Setup.Form.Events;
        var depth = events?.Count ?? 0;
        return events is { } place && names.Count > depth && names.Take(depth).SequenceEqual(place)
            ? readable.Find(sample => sample.Events.Any(e => e.Shape.Has(names, depth)))
            : readable.Find(sample => sample.Envelope!.Has(names, 0) || IsOnTheWay(sample, names));
    }

    /// <summary>Names that lead to the events, or to all that stand under a key.</summary>
    private bool IsOnTheWay(Sample sample, IReadOnlyList<string> names) => Setup.Form.Events is { } events
        ? sample.Events.Count > 0 && names.SequenceEqual(events)
        : sample.Events.Any(e => e.Key == names[0] && e.Shape.Has(names, 1));

    public FamilySchema Build(TypeNames types, List<SchemaDiagnostic> diagnostics)
    {
        var names = FamilyNames.Of(Setup, FirstPath, Hints, types, diagnostics);
        var place = Hints.Find(HintKind.EventPath)?.Value;
        var nested = new List<NestedSample>();
        var found = EventSchemas.Collect(readable, nested).Select(e => e with { Place = place }).ToList();
        var envelope = readable.Select(static sample => sample.Envelope!).Aggregate(ObjectShape.Join);
        return new FamilySchema(Setup, Hints, names, envelope, EventNaming.Apply(found, Hints, types, diagnostics), nested);
    }
}
