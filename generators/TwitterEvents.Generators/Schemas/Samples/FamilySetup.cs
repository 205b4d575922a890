using TwitterEvents.Generators.Schemas.Diagnostics;
using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Samples;

/// <summary>What must be known of a family before its samples can be read: its hints, and which keys are events.</summary>
internal sealed record FamilySetup(string Family, Hints Hints, EquatableArray<string> EventKeys, EquatableArray<SchemaDiagnostic> Diagnostics)
{
    /// <summary>Groups the files by family, in ordinal order.</summary>
    public static EquatableArray<FamilySetup> Create(IEnumerable<SchemaFile> files)
    {
        var keys = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        var hints = new Dictionary<string, SchemaFile>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            if (!keys.TryGetValue(file.Family, out var familyKeys))
            {
                keys[file.Family] = familyKeys = new SortedSet<string>(StringComparer.Ordinal);
            }

            if (file.IsHints)
            {
                hints[file.Family] = file;
            }
            else
            {
                familyKeys.Add(file.EventKey);
            }
        }

        var families = new List<FamilySetup>();
        foreach (var pair in keys)
        {
            var diagnostics = new List<SchemaDiagnostic>();
            var familyHints = hints.TryGetValue(pair.Key, out var file) ? HintsParser.Parse(file, diagnostics) : Hints.None;
            families.Add(new FamilySetup(pair.Key, familyHints, new(pair.Value), new(diagnostics)));
        }

        return new EquatableArray<FamilySetup>(families);
    }
}
