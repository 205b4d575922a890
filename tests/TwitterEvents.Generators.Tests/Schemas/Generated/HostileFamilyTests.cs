using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using TwitterEvents.Generators.Tests.Schemas.Support;
using TwitterEvents.Tests;
using Xunit.Sdk;

namespace TwitterEvents.Generators.Tests.Schemas.Generated;

/// <summary>
/// Whatever family of JSON it is: what is made of it compiles without a warning and reads each of its samples without loss, and every scalar has a
/// type, unless a diagnostic names its place. TWITTEREVENTS_FUZZ_SECONDS says for how long the long test tries, TWITTEREVENTS_SEED where it begins; a
/// failure prints the seed of the very family, and the family as small as it could be made.
/// </summary>
public sealed class HostileFamilyTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public void Random_families_compile_and_are_read_typed_and_without_loss(int firstSeed)
    {
        for (var seed = firstSeed; seed < firstSeed + 10; seed++)
        {
            Try(seed);
        }
    }

    [Fact]
    [Trait("size", "long")]
    public void Many_random_families_compile_and_are_read_typed_and_without_loss()
    {
        var time = new LongRun("TWITTEREVENTS_FUZZ_SECONDS", TimeSpan.FromMinutes(5));
        var seed = time.FirstSeed;
        for (; !time.IsOver; seed++)
        {
            Try(seed);
        }

        Console.WriteLine($"   seeds {time.FirstSeed} to {seed - 1}: {seed - time.FirstSeed:N0} families");
        Assert.True(seed - time.FirstSeed > 10, "Too little happened.");
    }

    private static void Try(int seed)
    {
        var set = HostileFamily.Create(seed);
        if (Failure(set) is { } failure)
        {
            var small = Shrink(set, Kind(failure));
            Assert.Fail($"TWITTEREVENTS_SEED={seed}: {Failure(small)}\n{string.Join('\n', small.Files.Select(static file => $"{file.Key}: {file.Value}"))}");
        }
    }

    /// <summary>What is wrong with what becomes of a set: a word for its kind, a colon, and the details; null if nothing is.</summary>
    private static string? Failure(SchemaSet set)
    {
        try
        {
            var run = set.Generate();
            var problem = run.Diagnostics.FirstOrDefault(static problem => problem.Id != "TWE002");
            Assert.True(problem is null, $"{problem?.Id}: {problem}");
            HashSet<string> disagreed = [.. run.Diagnostics.Select(static problem => problem.GetMessage(null)).Select(static text => text[1..text.IndexOf("' is a", StringComparison.Ordinal)])];

            using var library = new ForeignLibrary(run);
            foreach (var (path, text) in set.Files.Where(static file => IsSample(file.Key)))
            {
                var delivery = library.ReadWithoutLoss(text);
                Assert.True(delivery.Drifts.Count == 0, $"drift: {path}: {string.Join(' ', delivery.Drifts.Select(static drift => drift.Path))}");
                var places = RawPlaces.Of(delivery);
                Assert.True(places.Count > 0 || delivery.RawValues == 0, $"count: {path}: {delivery.RawValues} raw values");
                var raw = places.Where(place => !disagreed.Contains(place));
                Assert.True(!raw.Any(), $"raw: {path}: {string.Join(' ', raw)}");
            }

            return null;
        }
        catch (XunitException exception)
        {
            return exception.Message;
        }
    }

    private static string Kind(string failure) => failure.Split(':', '\n')[0];

    /// <summary>Takes away files, members and items, the outer first, for as long as what is left fails in the same way.</summary>
    private static SchemaSet Shrink(SchemaSet set, string kind)
    {
        var untried = 0;
        var isSmaller = false;
        while (Smaller(set).ElementAtOrDefault(untried) is { } smaller)
        {
            if (HasSamples(smaller) && Failure(smaller) is { } failure && Kind(failure) == kind)
            {
                set = smaller;
                isSmaller = true;
            }
            else
            {
                untried++;
            }
        }

        return isSmaller ? Shrink(set, kind) : set;
    }

    private static bool HasSamples(SchemaSet set) => set.Files.Keys.Any(IsSample);

    private static bool IsSample(string path) => !path.EndsWith("hints.json", StringComparison.Ordinal);

    private static IEnumerable<SchemaSet> Smaller(SchemaSet set)
    {
        foreach (var (path, text) in set.Files)
        {
            yield return new SchemaSet(set.Files.Remove(path));
            var count = Containers(JsonNode.Parse(text)!).Sum(static container => container is JsonObject o ? o.Count : ((JsonArray)container).Count);
            for (var i = 0; i < count; i++)
            {
                var root = JsonNode.Parse(text)!;
                Remove(root, i);
                yield return new SchemaSet(set.Files.SetItem(path, root.ToJsonString(new JsonSerializerOptions { MaxDepth = 100 })));
            }
        }
    }

    private static void Remove(JsonNode root, int index)
    {
        foreach (var container in Containers(root))
        {
            var count = container is JsonObject o ? o.Count : ((JsonArray)container).Count;
            if (index < count)
            {
                if (container is JsonObject members)
                {
                    members.Remove(members.ElementAt(index).Key);
                }
                else
                {
                    ((JsonArray)container).RemoveAt(index);
                }

                return;
            }

            index -= count;
        }
    }

    /// <summary>A value's objects and arrays, the outer first.</summary>
    private static IEnumerable<JsonNode> Containers(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(static member => Containers(member.Value)).Prepend(members),
        JsonArray items => items.SelectMany(Containers).Prepend(items),
        _ => [],
    };
}
