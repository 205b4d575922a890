using Microsoft.CodeAnalysis;
using TwitterEvents.Generators.Schemas.Json;
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
    /// <summary>What random families have found: a sample or hints a line, after its path.</summary>
    [Theory]
    [InlineData(
        "a property without a name beside inner keys that tell kinds apart",
        """
        e/a.json {"e":{"items":{"":10.5,"x":true}}}
        hints.json {"events":{"e":{"keyed":true}}}
        """)]
    [InlineData(
        "a property called as the event of unknown kinds",
        """
        e/a.json {"e":{"items":{"unknown_e_event":1,"x":true}}}
        hints.json {"events":{"e":{"keyed":true}}}
        """)]
    [InlineData(
        "maps of scalars in an array, records outside of it",
        """
        e/a.json {"e":[{"a":[{"b":{"333":2.5}}]},{"a":{"b":{"c":"x"}}}]}
        """)]
    [InlineData(
        "a map, a record, and an empty object that could be either",
        """
        s/a.json {"s":{"x":{"y":[{"i":{"i":{"users":{}}}}]}}}
        w/a.json {"w":{"r":{"i":{"users":{"k":{"333":null}}}}}}
        w/b.json {"w":{"r":{"i":{"i":{"users":{"1":92}}}}}}
        """)]
    public void A_family_that_once_failed_compiles_and_is_read_typed_and_without_loss(string what, string files)
    {
        var set = files.ReplaceLineEndings("\n").Split('\n').Select(static line => line.Split(' ', 2))
            .Aggregate(SchemaSet.None, static (set, file) => set.With(file[0], file[1]));

        var failure = Failure(set);

        Assert.True(failure is null, $"{what}: {failure}");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public void Random_families_compile_and_are_read_typed_and_without_loss(int firstSeed)
    {
        var scalars = new List<(int All, int Raw)>();
        for (var seed = firstSeed; seed < firstSeed + 6; seed++)
        {
            Try(seed, scalars);
        }

        // Not all is left to diagnostics.
        Assert.InRange(scalars.Sum(static count => count.Raw), 1, scalars.Sum(static count => count.All) / 2);
    }

    [Fact]
    [Trait("size", "long")]
    public void Many_random_families_compile_and_are_read_typed_and_without_loss()
    {
        var time = new LongRun("TWITTEREVENTS_FUZZ_SECONDS", TimeSpan.FromMinutes(5));
        var seed = time.FirstSeed;
        for (; !time.IsOver; seed++)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            Try(seed, []);
        }

        Console.WriteLine($"   seeds {time.FirstSeed} to {seed - 1}: {seed - time.FirstSeed:N0} families");
        Assert.True(seed - time.FirstSeed > 10, "Too little happened.");
    }

    private static void Try(int seed, List<(int All, int Raw)> scalars)
    {
        var set = HostileFamily.Create(seed);
        if (Failure(set, scalars) is { } failure)
        {
            var small = Shrink(set, Kind(failure));
            Assert.Fail($"TWITTEREVENTS_SEED={seed}: {Failure(small)}\n{string.Join('\n', small.Files.Select(static file => $"{file.Key}: {file.Value}"))}");
        }
    }

    /// <summary>What is wrong with what becomes of a set: a word for its kind, a colon, and the details; null if nothing is.</summary>
    private static string? Failure(SchemaSet set, List<(int All, int Raw)>? scalars = null)
    {
        try
        {
            var run = set.Generate();
            var problem = run.Diagnostics.FirstOrDefault(static problem => problem.Id != "TWE002");
            Assert.True(problem is null, $"{problem?.Id}: {problem}");
            HashSet<string> disagreed =
                [.. run.Diagnostics.Select(static problem => problem.GetMessage(null)).Select(static text => text[1..text.IndexOf("' is a", StringComparison.Ordinal)])];

            using var library = new ForeignLibrary(run);
            foreach (var (path, text) in set.Files.Where(static file => IsSample(file.Key)))
            {
                var delivery = library.ReadWithoutLoss(text, HostileFamily.HeadersOf(set, path));
                Assert.True(delivery.Drifts.Count + delivery.RawValues == 0, $"drift: {path}: {string.Join(' ', delivery.Drifts)}");
                var raw = RawPlaces.Of(delivery);
                var unexplained = raw.Keys.Where(place => !disagreed.Contains(place));
                Assert.True(!unexplained.Any(), $"raw: {path}: {string.Join(' ', unexplained)}");
                scalars?.Add((TypedLeaves.Count(JsonParser.Parse(text)), raw.Values.Sum()));
            }

            return null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return exception is XunitException ? exception.Message : exception.ToString();
        }
    }

    private static string Kind(string failure) => failure.Split(':', '\n')[0];

    /// <summary>Takes away files, members and items, the outer first, for as long as what is left fails in the same way.</summary>
    private static SchemaSet Shrink(SchemaSet set, string kind)
    {
        var untried = 0;
        var isSmaller = false;
        while (SmallerSets.Of(set).ElementAtOrDefault(untried) is { } smaller)
        {
            if (smaller.Files.Keys.Any(IsSample) && Failure(smaller) is { } failure && Kind(failure) == kind)
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

    private static bool IsSample(string path) => !path.EndsWith("hints.json", StringComparison.Ordinal);
}
