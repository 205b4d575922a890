using System.Linq;
using TwitterEvents.Generators.Schemas.Diagnostics;
using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Samples;

/// <summary>What must be known before samples can be read: the families, and the hints that they share.</summary>
internal sealed record SchemaSetup(Hints Shared, EquatableArray<FamilySetup> Families, EquatableArray<SchemaDiagnostic> Diagnostics)
{
    /// <summary>Groups the files by family, in ordinal order.</summary>
    public static SchemaSetup Create(IEnumerable<SchemaFile> files)
    {
        var keys = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        var hints = new Dictionary<string, SchemaFile>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            if (file.IsHints)
            {
                hints[file.Family] = file;
            }

            if (file.Family.Length > 0)
            {
                Add(keys, file);
            }
        }

        var families = new List<FamilySetup>();
        foreach (var pair in keys)
        {
            var diagnostics = new List<SchemaDiagnostic>();
            families.Add(new FamilySetup(pair.Key, Parse(pair.Key, hints, diagnostics), new(pair.Value), new(diagnostics)));
        }

        var problems = new List<SchemaDiagnostic>();
        var shared = Parse("", hints, problems);
        var aliased = new EquatableArray<string>(families.Select(static family => family.Hints).Append(shared).SelectMany(static file => file.NamesWithAliases()).Distinct());
        return new SchemaSetup(shared, new(families.Select(family => family with { NamesWithAliases = aliased })), new(problems));
    }

    /// <summary>Whether there are hints that nobody can read.</summary>
    public bool HasBrokenHints => Shared.IsBroken || Families.Any(static family => family.Hints.IsBroken);

    /// <summary>The family of a sample.</summary>
    public FamilySetup Of(SchemaFile file)
    {
        for (var i = 0; ; i++)
        {
            if (Families[i].Family == file.Family)
            {
                return Families[i];
            }
        }
    }

    private static void Add(SortedDictionary<string, SortedSet<string>> keys, SchemaFile file)
    {
        if (!keys.TryGetValue(file.Family, out var ofFamily))
        {
            keys[file.Family] = ofFamily = new SortedSet<string>(StringComparer.Ordinal);
        }

        if (!file.IsHints)
        {
            ofFamily.Add(file.EventKey);
        }
    }

    private static Hints Parse(string family, Dictionary<string, SchemaFile> hints, List<SchemaDiagnostic> diagnostics) =>
        hints.TryGetValue(family, out var file) ? HintsParser.Parse(file, diagnostics) : Hints.None;
}
