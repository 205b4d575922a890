using System.Linq;
using TwitterEvents.Generators.Schemas.Json;

namespace TwitterEvents.Generators.Schemas.Samples;

/// <summary>Where a sample belongs that has no event of the folder it is in, as far as what it holds tells.</summary>
/// <param name="Hint">What to say of it.</param>
/// <param name="IsElsewhere">Whether it is of another family: what it says of a delivery is not said of its own family's.</param>
internal sealed record Belonging(string Hint, bool IsElsewhere)
{
    /// <param name="root">The sample.</param>
    /// <param name="file">The file that it is in.</param>
    /// <param name="events">The events of other folders of its family that it holds.</param>
    /// <param name="setup">All families.</param>
    /// <returns>Null if nothing tells.</returns>
    public static Belonging? Of(JsonNode root, SchemaFile file, IReadOnlyList<SampleEvent> events, SchemaSetup setup)
    {
        var own = setup.Of(file);
        if (events.Count > 0)
        {
            return new Belonging($", but one of '{events[0].Key}'; move it to {file.Family}/{events[0].Key}", IsElsewhere: false);
        }

        if (own.Form.Events is null && Like(root, file.EventKey) is { } other)
        {
            return new Belonging($", but '{other}'; name the folder so", IsElsewhere: false);
        }

        // What a family names as its own path tells, as it does where deliveries are read; else what only another family has a folder for.
        if (own.When is { } when && Has(root, when))
        {
            return null;
        }

        var family = setup.Families.FirstOrDefault(family => family != own && family.When is { } path && Has(root, path))
            ?? setup.Families.FirstOrDefault(family => family != own && family.When is null && Folder(root, family, isKnown: true) is not null);
        return family is null ? null : new Belonging(
            Folder(root, family, isKnown: false) is { } folder
                ? $"; it looks like a delivery of the family '{family.Family}': move it to {family.Family}/{folder}"
                : $"; it looks like a delivery of the family '{family.Family}': move it to the folder of its kind there",
            IsElsewhere: true);
    }

    /// <summary>The folder of a family that a delivery belongs to; null if nothing in the body names one.</summary>
    /// <param name="root">The delivery.</param>
    /// <param name="family">The family.</param>
    /// <param name="isKnown">Whether it is to be a folder that is there.</param>
    private static string? Folder(JsonNode root, FamilySetup family, bool isKnown)
    {
        if (family.Form.Events is null)
        {
            return root.Members.Select(static member => member.Name).FirstOrDefault(family.HasKey);
        }

        if (family.Form.Kind.Count == 0)
        {
            return isKnown || family.Form.Header is not null || family.EventKeys.Count != 1 ? null : family.EventKeys[0];
        }

        return Find(root, family.Form.Kind) is { Kind: JsonKind.String, Text: { Length: > 0 } kind } && JsonParser.IsText(kind)
            ? family.KeyOf(kind) ?? (isKnown ? null : kind)
            : null;
    }

    /// <summary>A property of the body that is named like the folder but for the size of letters: some file systems do not tell such names apart.</summary>
    private static string? Like(JsonNode root, string folder) =>
        root.Members.Select(static member => member.Name).FirstOrDefault(name => string.Equals(name, folder, StringComparison.OrdinalIgnoreCase) && name != folder);

    private static bool Has(JsonNode root, string path) => Find(root, path.Split('.')) is not null;

    /// <summary>What stands at a path, in the first of several objects.</summary>
    private static JsonNode? Find(JsonNode node, IEnumerable<string> path)
    {
        foreach (var name in path)
        {
            node = node.Kind == JsonKind.Array && node.Items.Count > 0 ? node.Items[0] : node;
            if (node[name] is not { } next)
            {
                return null;
            }

            node = next;
        }

        return node;
    }
}
