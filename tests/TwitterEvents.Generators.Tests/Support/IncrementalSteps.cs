using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;
using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Tests.Support;

/// <summary>The steps of a run: why each ran, and what it handed on.</summary>
internal sealed class IncrementalSteps(GeneratorRunResult result)
{
    private static readonly HashSet<string> Names =
    [
        .. typeof(TrackingNames).GetFields(BindingFlags.Public | BindingFlags.Static).Select(static field => (string)field.GetRawConstantValue()!),
    ];

    /// <summary>Why the step of this name ran, once for each value it handed on.</summary>
    public IReadOnlyList<IncrementalStepRunReason> Reasons(string name) =>
        [.. result.TrackedSteps[name].SelectMany(static step => step.Outputs).Select(static output => output.Reason)];

    /// <summary>Why each generated file was written again, or not.</summary>
    public IReadOnlyList<IncrementalStepRunReason> OutputReasons =>
        [.. result.TrackedOutputSteps.Values.SelectMany(static steps => steps).SelectMany(static step => step.Outputs).Select(static output => output.Reason)];

    public void AssertAllCached()
    {
        var worked = Tracked()
            .Concat(result.TrackedOutputSteps)
            .SelectMany(static named => named.Value.SelectMany(static step => step.Outputs), static (named, output) => $"{named.Key}: {output.Reason}")
            .Where(static line => !line.EndsWith("Cached", StringComparison.Ordinal) && !line.EndsWith("Unchanged", StringComparison.Ordinal));
        Assert.Empty(worked);
    }

    /// <summary>A symbol, node or location in a model keeps a whole compilation alive and is equal to no later one.</summary>
    public void AssertModelsHoldOnlyValues()
    {
        foreach (var (name, steps) in Tracked())
        {
            foreach (var (value, _) in steps.SelectMany(static step => step.Outputs))
            {
                AssertHoldsOnlyValues(value, name);
            }
        }
    }

    private IEnumerable<KeyValuePair<string, System.Collections.Immutable.ImmutableArray<IncrementalGeneratorRunStep>>> Tracked() =>
        result.TrackedSteps.Where(static step => Names.Contains(step.Key));

    private static void AssertHoldsOnlyValues(object? value, string path)
    {
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum)
        {
            return;
        }

        Assert.False(
            value.GetType().Namespace?.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) is true,
            $"{path} holds a {value.GetType().Name}");
        if (value is IEnumerable items)
        {
            foreach (var item in items)
            {
                AssertHoldsOnlyValues(item, path + "[]");
            }

            return;
        }

        foreach (var field in value.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            AssertHoldsOnlyValues(field.GetValue(value), $"{path}.{field.Name}");
        }
    }
}
