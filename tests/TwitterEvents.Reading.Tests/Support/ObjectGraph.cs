using System.Collections;
using System.Text.Json;

namespace TwitterEvents.Reading.Tests.Support;

/// <summary>Compares what two readers made of one text, property by property, by walking both.</summary>
internal static class ObjectGraph
{
    /// <returns>The path and nature of the first difference; null if there is none.</returns>
    public static string? Difference(object? left, object? right, string path = "")
    {
        if (left is null || right is null)
        {
            return ReferenceEquals(left, right) ? null : $"{path}: {left ?? "null"} and {right ?? "null"}";
        }

        if (left is JsonElement leftRaw && right is JsonElement rightRaw)
        {
            return JsonEquivalence.Difference(leftRaw.GetRawText(), rightRaw.GetRawText()) is { } difference ? path + difference : null;
        }

        if (left is IDictionary leftMap && right is IDictionary rightMap)
        {
            return Maps(leftMap, rightMap, path);
        }

        if (left is not string && left is IEnumerable leftItems && right is IEnumerable rightItems)
        {
            return Lists([.. leftItems.Cast<object?>()], [.. rightItems.Cast<object?>()], path);
        }

        if (left.GetType() != right.GetType())
        {
            return $"{path}: {left.GetType()} and {right.GetType()}";
        }

        return left is string || left.GetType().IsValueType
            ? Equals(left, right) ? null : $"{path}: {left} and {right}"
            : WireProperties.Of(left.GetType())
                .Select(property => Difference(property.GetValue(left), property.GetValue(right), $"{path}.{property.Name}"))
                .FirstOrDefault(difference => difference is not null);
    }

    private static string? Maps(IDictionary left, IDictionary right, string path)
    {
        if (left.Count != right.Count)
        {
            return $"{path}: {left.Count} and {right.Count} entries";
        }

        return left.Keys.Cast<object>()
            .Select(key => right.Contains(key) ? Difference(left[key], right[key], $"{path}[{key}]") : $"{path}: no {key}")
            .FirstOrDefault(difference => difference is not null);
    }

    private static string? Lists(List<object?> left, List<object?> right, string path) => left.Count != right.Count
        ? $"{path}: {left.Count} and {right.Count} items"
        : left.Select((item, i) => Difference(item, right[i], $"{path}[{i}]")).FirstOrDefault(difference => difference is not null);
}
