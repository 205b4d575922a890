using System.Linq;
using TwitterEvents.Generators.Schemas.Diagnostics;
using TwitterEvents.Generators.Schemas.Events;
using TwitterEvents.Generators.Schemas.Files;
using TwitterEvents.Generators.Schemas.Model;
using TwitterEvents.Generators.Schemas.Naming;
using TwitterEvents.Generators.Schemas.Samples;
using TwitterEvents.Generators.Schemas.Types;

namespace TwitterEvents.Generators.Schemas;

/// <summary>Builds everything that is generated from the samples of all families.</summary>
internal static class SchemaModelBuilder
{
    /// <summary>The passes, each of which takes what those before it gave.</summary>
    public static SchemaModel Build(IReadOnlyList<Sample> samples, SchemaSetup setup, TargetProject target)
    {
        var diagnostics = new List<SchemaDiagnostic>(setup.Diagnostics);
        var types = new TypeNames(target.Catalog, target.JsonContext);
        var hintNames = new HintNames();
        var catalog = hintNames.Take("TwitterEvents");
        var shared = new HintUse(setup.Shared);
        var builders = setup.Families.Select(family => FamilySchemaBuilder.Of(family, samples, diagnostics)).ToList();
        var families = builders.Where(static family => family.HasSamples).Select(family => family.Build(types, diagnostics)).ToList();
        FamilyRules.Check(builders, diagnostics);
        var (typed, records) = RecordModels.Build(families, shared, types, diagnostics);
        var files = new List<FileModel>();
        var models = new List<FamilyModel>();
        var layout = new SchemaLayout(typed, records);
        for (var number = 0; number < typed.Count; number++)
        {
            var (ofFamily, model) = new FamilyFiles(typed[number], number, records, layout, hintNames).Build(types, diagnostics);
            files.AddRange(ofFamily);
            models.Add(model);
        }

        if (files.Count > 0)
        {
            files.Add(new CatalogFile(catalog, new(models), new(records.Keys.Where(name => !layout.IsRoot(name)))));
        }

        // A hint may be for what stands in a sample that cannot be read, or is yet to come.
        foreach (var builder in builders.Where(static builder => builder.IsComplete && builder.HasSamples))
        {
            diagnostics.AddRange(builder.Hints.Unused());
        }

        if (builders.Count == 0 || (builders.All(static builder => builder.IsComplete) && typed.Count > 0))
        {
            diagnostics.AddRange(shared.Unused());
        }

        // Hints that are being written: what they will say, much of what looks wrong without them hangs on.
        if (setup.HasBrokenHints)
        {
            diagnostics.RemoveAll(static problem => problem.Problem != SchemaProblem.InvalidJson);
        }

        return new SchemaModel(new(files), new(new HashSet<SchemaDiagnostic>(diagnostics)));
    }
}
