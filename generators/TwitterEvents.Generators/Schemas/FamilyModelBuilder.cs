using TwitterEvents.Generators.Schemas.Diagnostics;
using TwitterEvents.Generators.Schemas.Events;
using TwitterEvents.Generators.Schemas.Files;
using TwitterEvents.Generators.Schemas.Inference;
using TwitterEvents.Generators.Schemas.Model;
using TwitterEvents.Generators.Schemas.Naming;
using TwitterEvents.Generators.Schemas.Samples;
using TwitterEvents.Generators.Schemas.Types;

namespace TwitterEvents.Generators.Schemas;

/// <summary>Builds the files of one family from its samples and hints.</summary>
internal static class FamilyModelBuilder
{
    /// <param name="family">The family.</param>
    /// <param name="samples">Its samples, in the order of their paths.</param>
    /// <param name="types">The type names that are taken.</param>
    /// <param name="hintNames">The file names that are taken.</param>
    /// <param name="diagnostics">Where to report what is wrong.</param>
    public static IReadOnlyList<FileModel> Build(
        FamilySetup family, IReadOnlyList<Sample> samples, TypeNames types, HintNames hintNames, List<SchemaDiagnostic> diagnostics)
    {
        diagnostics.AddRange(family.Diagnostics);
        var readable = new List<Sample>();
        foreach (var sample in samples)
        {
            diagnostics.AddRange(sample.Diagnostics);
            if (sample.Envelope is not null)
            {
                readable.Add(sample);
            }
        }

        if (samples.Count == 0)
        {
            diagnostics.Add(new SchemaDiagnostic(SchemaProblem.NoSchemas, family.Hints.Path, default, [family.Family]));
        }

        var hints = new HintUse(family.Hints);
        var files = readable.Count == 0 ? [] : Build(family, readable, hints, types, hintNames, diagnostics);

        // A hint may be for what stands in a sample that cannot be read.
        if (readable.Count == samples.Count)
        {
            diagnostics.AddRange(hints.Unused());
        }

        return files;
    }

    /// <summary>The passes, each of which takes what those before it gave.</summary>
    private static IReadOnlyList<FileModel> Build(
        FamilySetup family, List<Sample> samples, HintUse hints, TypeNames types, HintNames hintNames, List<SchemaDiagnostic> diagnostics)
    {
        var names = FamilyNames.Of(family, samples[0].Path, hints, types, diagnostics);
        var found = EventSchemas.Collect(samples);
        var named = EventNaming.Apply(found, hints, types, diagnostics);
        var (events, records) = RecordModels.Build(names, Envelope(samples), named, hints, types, diagnostics);
        return new FamilyFiles(names, events, records, hints, hintNames).Build(types, diagnostics);
    }

    private static ObjectShape Envelope(List<Sample> samples)
    {
        var envelope = samples[0].Envelope!;
        foreach (var sample in samples)
        {
            envelope = ObjectShape.Join(envelope, sample.Envelope!);
        }

        return envelope;
    }
}
