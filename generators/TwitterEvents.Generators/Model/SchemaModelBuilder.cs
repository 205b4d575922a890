using TwitterEvents.Generators.Diagnostics;
using TwitterEvents.Generators.Samples;

namespace TwitterEvents.Generators.Model;

/// <summary>Builds everything that is generated from the samples of all families.</summary>
internal static class SchemaModelBuilder
{
    private const string CatalogHintName = "TwitterEvents.g.cs";

    public static SchemaModel Build(IReadOnlyList<Sample> samples, IReadOnlyList<FamilySetup> families)
    {
        var files = new List<FileModel>();
        var diagnostics = new List<SchemaDiagnostic>();
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
            var built = new FamilyModelBuilder(family).Build(own);
            files.AddRange(built.Files);
            diagnostics.AddRange(built.Diagnostics);
        }

        if (files.Count > 0)
        {
            files.Add(Catalog(files));
        }

        return new SchemaModel(new(files), new(diagnostics));
    }

    private static CatalogFile Catalog(IReadOnlyList<FileModel> files)
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
                    AddAll(records, envelope.Records);
                    break;
                case EventFile eventFile:
                    foreach (var e in eventFile.Events)
                    {
                        events.Add(e.Record.Name);
                        records.Add(e.Record.Name);
                    }

                    AddAll(records, eventFile.Records);
                    break;
                case TypesFile types:
                    AddAll(records, types.Records);
                    break;
            }
        }

        return new CatalogFile(CatalogHintName, new(envelopes), new(events), new(records));
    }

    private static void AddAll(SortedSet<string> names, IEnumerable<RecordModel> records)
    {
        foreach (var record in records)
        {
            names.Add(record.Name);
        }
    }
}
