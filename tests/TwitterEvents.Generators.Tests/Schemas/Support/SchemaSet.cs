using System.Collections.Immutable;
using System.Text.RegularExpressions;
using TwitterEvents.Generators.Schemas;
using TwitterEvents.Generators.Schemas.Model;
using TwitterEvents.Generators.Schemas.Samples;
using TwitterEvents.Generators.Tests.Support;

namespace TwitterEvents.Generators.Tests.Schemas.Support;

/// <summary>A schema folder: files by their path below it, as <c>account-activity/poll_events/poll.json</c>.</summary>
internal sealed partial record SchemaSet(ImmutableSortedDictionary<string, string> Files)
{
    /// <summary>The folder's own path, which no generated text may show.</summary>
    public const string Root = "/repo/schemas/";

    public const string Family = "account-activity/";

    private static readonly TestProject Empty = new();

    public static SchemaSet None { get; } = new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    /// <summary>The schemas of this repository.</summary>
    public static SchemaSet Real { get; } =
        new(Repository.Files("schemas", "*.json").ToImmutableSortedDictionary(static file => file.Path, static file => file.Text, StringComparer.Ordinal));

    /// <summary>The same in a project that has none of the library's own members, which some descriptions refer to.</summary>
    public static SchemaSet RealAbroad { get; } = Real.Edit("hints.json", static text => Reference().Replace(text, "<c>$1</c>"));

    /// <summary>A set of one family from <c>poll_events</c> items: a sample each, named a.json, b.json, ….</summary>
    public static SchemaSet Polls(params string[] items) => None.WithPolls(items);

    public SchemaSet WithPolls(params string[] items)
    {
        var set = this;
        for (var i = 0; i < items.Length; i++)
        {
            set = set.With($"poll_events/{(char)('a' + i)}.json", $$"""{"poll_events":[{{items[i]}}]}""");
        }

        return set;
    }

    /// <summary>Adds or replaces a file of the family.</summary>
    public SchemaSet With(string path, string text) => WithFile(Family + path, text);

    /// <summary>Adds or replaces a file of any family, or the hints that all share.</summary>
    public SchemaSet WithFile(string path, string text) => new(Files.SetItem(path, text));

    public SchemaSet WithHints(string hints) => With("hints.json", hints);

    public SchemaSet Edit(string path, Func<string, string> edit) => EditFile(Family + path, edit);

    /// <summary>Edits a file of any family.</summary>
    public SchemaSet EditFile(string path, Func<string, string> edit)
    {
        var before = Files[path];
        var after = edit(before);
        Assert.NotEqual(before, after);
        return WithFile(path, after);
    }

    /// <summary>The files as MSBuild hands them to the generator.</summary>
    public IReadOnlyList<TestFile> ToFiles() =>
    [
        .. Files.Select(static file => new TestFile(
            Root + file.Key, file.Value, ("TwitterKind", "Schema"), ("SchemaFolder", file.Key[..(file.Key.LastIndexOf('/') + 1)]))),
    ];

    /// <summary>Runs the generator in a project that has nothing else.</summary>
    public GeneratorRun Generate() => Generate(Empty);

    /// <summary>Runs the generator in a project that has the set beside its sources.</summary>
    public GeneratorRun Generate(TestProject project) => GeneratorHarness.Run(new SchemaGenerator(), project with { Files = ToFiles() });

    /// <summary>What the generator would write, before it is text.</summary>
    public SchemaModel ToModel()
    {
        var files = Files.Select(static file => SchemaFile.Create(Root + file.Key, file.Key[..(file.Key.LastIndexOf('/') + 1)], file.Value)!).ToList();
        var setup = SchemaSetup.Create(files);
        var samples = files.Where(static file => !file.IsHints).Select(file => SampleReader.Read(file, setup));
        return SchemaModelBuilder.Build([.. samples], setup, TargetProject.Of(Empty.AssemblyName, configured: null));
    }

    [GeneratedRegex("""<see cref=\\"([^"]*)\\"/>""")]
    private static partial Regex Reference();
}
