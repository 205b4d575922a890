using TwitterEvents.Generators.Schemas;
using TwitterEvents.Generators.Schemas.Model;
using TwitterEvents.Generators.Tests.Schemas.Support;
using TwitterEvents.Generators.Tests.Support;

namespace TwitterEvents.Generators.Tests.Schemas.Inference;

/// <summary>What shares a type, what it is called and what is a map depends on the samples, not on how they came.</summary>
public sealed class FamilyLawTests
{
    private const int Families = 40;

    public static TheoryData<int> Seeds { get; } = [.. Enumerable.Range(20260402, Families)];

    /// <summary>Half of the families have properties that are sent under several names.</summary>
    private static string Hints(int seed) => seed % 2 == 0 ? "{}" : """
        {"aliases":{"*.f0":["f6"],"*.owner":["author"],"User.f1":["f7","f2"],"Repository.last_vote":["last-vote"],"Repo.f3":["f4"],"*.label":["labels"]}}
        """;

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_order_of_the_files_changes_no_text(int seed)
    {
        var files = Split(seed).ToFiles().ToArray();
        new Random(seed).Shuffle(files);

        AssertSame(Split(seed).ToFiles(), files);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_sample_that_comes_again_changes_no_text(int seed)
    {
        var set = Split(seed);
        var doubled = set.Files.Aggregate(
            set, static (sum, file) => file.Key.EndsWith("hints.json", StringComparison.Ordinal) ? sum : sum with { Files = sum.Files.Add(file.Key.Replace(".json", "-again.json", StringComparison.Ordinal), file.Value) });

        AssertSame(set.ToFiles(), doubled.ToFiles());
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Samples_in_one_file_or_in_many_give_the_same_text(int seed)
    {
        var one = new RandomFamily(seed).Events().Aggregate(
            SchemaSet.None.WithHints(Hints(seed)), static (set, key) => set.With($"{key.Key}/0.json", $"{{\"{key.Key}\":[{string.Join(',', key.Value)}]}}"));

        AssertSame(one.ToFiles(), Split(seed).ToFiles());
    }

    [Fact]
    public void The_families_share_types_and_have_maps()
    {
        var records = Seeds.SelectMany(static seed => Split(seed).ToModel().Records()).ToList();
        var properties = records.SelectMany(static record => record.Value.Properties).ToList();

        Assert.Contains(properties, static property => property.Type is MapType { Value: RecordType });
        Assert.Contains(
            properties,
            static property => property is { Wire: "owner", Type: RecordType type } && !type.Name.EndsWith("Owner", StringComparison.Ordinal));
        Assert.Contains(records, static record => record.Key.EndsWith("EventOwner", StringComparison.Ordinal));
    }

    /// <summary>A file for each item, in the order of the items.</summary>
    private static SchemaSet Split(int seed) => new RandomFamily(seed).Events().Aggregate(
        SchemaSet.None.WithHints(Hints(seed)),
        static (set, key) => key.Value.Select(static (item, index) => (item, index)).Aggregate(
            set, (sum, item) => sum.With($"{key.Key}/{item.index}.json", $"{{\"{key.Key}\":[{item.item}]}}")));

    private static void AssertSame(IReadOnlyList<TestFile> left, IReadOnlyList<TestFile> right) => Assert.Equal(Sources(left), Sources(right));

    private static IEnumerable<KeyValuePair<string, string>> Sources(IReadOnlyList<TestFile> files) =>
        GeneratorHarness.Run(new SchemaGenerator(), new TestProject { Files = files }).Sources.OrderBy(static source => source.Key, StringComparer.Ordinal);
}
