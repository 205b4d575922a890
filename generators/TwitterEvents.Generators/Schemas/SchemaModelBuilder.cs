using TwitterEvents.Generators.Schemas.Diagnostics;
using TwitterEvents.Generators.Schemas.Model;
using TwitterEvents.Generators.Schemas.Naming;
using TwitterEvents.Generators.Schemas.Samples;

namespace TwitterEvents.Generators.Schemas;

/// <summary>Builds everything that is generated from the samples of all families.</summary>
internal static class SchemaModelBuilder
{
    public static SchemaModel Build(IReadOnlyList<Sample> samples, IReadOnlyList<FamilySetup> families)
    {
        var files = new List<FileModel>();
        var diagnostics = new List<SchemaDiagnostic>();
        var types = new TypeNames();
        var hintNames = new HintNames();
        var catalog = hintNames.Take("TwitterEvents");
        string? first = null;
        foreach (var family in families)
        {
            var own = new List<Sample>();
            foreach (var sample in samples)
            {
                if (sample.Family == family.Family)
                {
                    own.Add(sample);
                }
            }

            own.Sort((left, right) => string.CompareOrdinal(left.Path, right.Path));
            var built = FamilyModelBuilder.Build(family, own, types, hintNames, diagnostics);
            if (built.Count > 0 && first is not null)
            {
                diagnostics.Add(new SchemaDiagnostic(SchemaProblem.SeveralFamilies, own[0].Path, default, [family.Family, first]));
            }

            first ??= built.Count > 0 ? family.Family : null;
            files.AddRange(built);
        }

        if (files.Count > 0)
        {
            files.Add(Catalog(catalog, files));
        }

        return new SchemaModel(new(files), new(new HashSet<SchemaDiagnostic>(diagnostics)));
    }

    private static CatalogFile Catalog(string hintName, IReadOnlyList<FileModel> files)
    {
        var envelopes = new SortedSet<string>(StringComparer.Ordinal);
        var events = new SortedSet<string>(StringComparer.Ordinal);
        var records = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            switch (file)
            {
                case EnvelopeFile envelope:
                    envelopes.Add(envelope.Envelope.Name);
                    break;
                case EventFile eventFile:
                    foreach (var e in eventFile.Events)
                    {
                        events.Add(e.Record.Name);
                    }

                    break;
                case TypesFile types:
                    foreach (var record in types.Records)
                    {
                        records.Add(record.Name);
                    }

                    break;
            }
        }

        return new CatalogFile(hintName, new(envelopes), new(events), new(records));
    }
}
