using System.Text.Json;
using System.Text.Json.Nodes;

namespace TwitterEvents.Generators.Tests.Schemas.Support;

/// <summary>Makes a set smaller, to find out what of it makes a test fail.</summary>
internal static class SmallerSets
{
    private static readonly JsonSerializerOptions Options = new() { MaxDepth = 100 };

    /// <summary>Each set that lacks one file, or one member or item of a file, the outer before the inner.</summary>
    public static IEnumerable<SchemaSet> Of(SchemaSet set)
    {
        foreach (var (path, text) in set.Files)
        {
            yield return new SchemaSet(set.Files.Remove(path));
            for (var i = 0; Without(text, i) is { } smaller; i++)
            {
                yield return new SchemaSet(set.Files.SetItem(path, smaller));
            }
        }
    }

    /// <summary>A text without one of its members and items; null if there are not so many.</summary>
    private static string? Without(string text, int index)
    {
        var root = JsonNode.Parse(text)!;
        foreach (var container in Containers(root))
        {
            var count = container is JsonObject members ? members.Count : ((JsonArray)container).Count;
            if (index < count)
            {
                RemoveAt(container, index);
                return root.ToJsonString(Options);
            }

            index -= count;
        }

        return null;
    }

    private static void RemoveAt(JsonNode container, int index)
    {
        if (container is JsonObject members)
        {
            members.RemoveAt(index);
        }
        else
        {
            ((JsonArray)container).RemoveAt(index);
        }
    }

    private static IEnumerable<JsonNode> Containers(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(static member => Containers(member.Value)).Prepend(members),
        JsonArray items => items.SelectMany(Containers).Prepend(items),
        _ => [],
    };
}
