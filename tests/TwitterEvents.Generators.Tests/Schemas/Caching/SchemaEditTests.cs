using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using TwitterEvents.Generators.Schemas;
using TwitterEvents.Generators.Support;
using TwitterEvents.Generators.Tests.Schemas.Support;
using TwitterEvents.Generators.Tests.Support;

namespace TwitterEvents.Generators.Tests.Schemas.Caching;

/// <summary>What an edit of the schemas changes. That an edit of C# changes nothing is demanded of every test by the harness.</summary>
public sealed partial class SchemaEditTests
{
    private static readonly Lazy<GeneratorRun> Before = new(SchemaSet.Real.Generate);

    /// <summary>The same with a record of its steps, which takes long to make.</summary>
    private static readonly Lazy<GeneratorRun> Tracked =
        new(static () => GeneratorHarness.Run(new SchemaGenerator(), Before.Value.Project, hasSteps: true));

    public static TheoryData<string> TweetSamples =>
        [.. SchemaSet.Real.Files.Keys.Where(static path => path.StartsWith(SchemaSet.Family + "tweet_create", StringComparison.Ordinal))];

    /// <summary>One of each folder that has a text to edit.</summary>
    public static TheoryData<string> Samples =>
        [
            .. SchemaSet.Real.Files
                .Where(static file => FirstText().IsMatch(file.Value))
                .Select(static file => file.Key)
                .DistinctBy(static path => path[..path.LastIndexOf('/')]),
        ];

    [Fact]
    public void An_edit_of_CSharp_runs_no_step()
    {
        var after = Tracked.Value.Edit(static project => project with { Sources = ["class Unrelated;"] });

        after.Steps.AssertAllCached();
        Assert.Equal(SchemaSet.Real.Files.Count, after.Steps.Reasons(TrackingNames.SchemaFiles).Count);
    }

    [Fact]
    public void White_space_in_a_sample_writes_no_file()
    {
        var after = Edit(SchemaSet.Real.Edit("follow_events/follow.json", static text => text.ReplaceLineEndings("\r\n\r\n")));

        Assert.Equal(Before.Value.Sources, after.Sources);
        Assert.Empty(after.WrittenSince(Before.Value));
    }

    [Fact]
    public void A_sample_is_read_again_only_when_it_changed()
    {
        var after = Edit(Tracked.Value, SchemaSet.Real.Edit("follow_events/follow.json", static text => text.Replace("4821", "4822", StringComparison.Ordinal)));

        Assert.Single(after.Steps.Reasons(TrackingNames.SchemaSamples), static reason => reason is not IncrementalStepRunReason.Cached);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void An_edited_value_changes_no_code_and_at_most_one_example(string sample)
    {
        // Not a discriminator: another value of it is another event.
        var edited = SchemaSet.Real.EditFile(sample, static text => FirstText().Replace(text, "$1Edited$2", 1));
        var after = Edit(edited);

        var changed = ChangedLines(after);
        Assert.True(changed.Count <= 1, string.Join('\n', changed));
        Assert.All(changed, static line => Assert.StartsWith("/// <summary>", line.TrimStart(), StringComparison.Ordinal));
        Assert.True(after.WrittenSince(Before.Value).Count <= 1);
    }

    [Theory]
    [MemberData(nameof(TweetSamples))]
    public void A_new_key_in_a_tweet_changes_the_file_of_tweets_only(string sample)
    {
        var after = Edit(SchemaSet.Real.EditFile(sample, static text => AddViewCount(text)));

        Assert.Equal(["AccountActivity.Tweet.g.cs"], ChangedFiles(after));
        Assert.Equal(["AccountActivity.Tweet.g.cs"], after.WrittenSince(Before.Value));
        Assert.Contains(
            """
                /// <summary><c>Tweet.view_count</c>, sometimes present in the samples. Example: <c>10482</c></summary>
                [__Json::Serialization.JsonPropertyName("view_count")]
                public long? ViewCount { get; init; }
            """.ReplaceLineEndings("\n"),
            after.Sources["AccountActivity.Tweet.g.cs"],
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_folder_changes_its_own_file_the_envelope_and_the_list_of_all()
    {
        var after = Edit(PollEvents.AddedTo(SchemaSet.Real));

        Assert.Equal(["AccountActivity.AccountActivityEnvelope.g.cs", "AccountActivity.poll_events.Models.g.cs", "AccountActivity.poll_events.g.cs", "TwitterEvents.g.cs"], ChangedFiles(after));
        Assert.Contains("public sealed partial record PollEvent : AccountActivityEvent", after.Sources["AccountActivity.poll_events.g.cs"], StringComparison.Ordinal);
        Assert.Empty(after.Diagnostics);
    }

    [Fact]
    public void A_removed_folder_takes_its_file_along()
    {
        var poll = Edit(PollEvents.AddedTo(SchemaSet.Real));

        var after = poll.Edit(static project => project with { Files = SchemaSet.Real.ToFiles() });

        Assert.Equal(Before.Value.Sources, after.Sources);
    }

    private static GeneratorRun Edit(SchemaSet set) => Edit(Before.Value, set);

    private static GeneratorRun Edit(GeneratorRun before, SchemaSet set)
    {
        // Files that stay the same stay the same objects, as they do in the compiler.
        var known = before.Project.Files.ToDictionary(static file => file.Path);
        return before.Edit(project => project with
        {
            Files = [.. set.ToFiles().Select(file => known.TryGetValue(file.Path, out var same) && same.GetText().ContentEquals(file.GetText()) ? same : file)],
        });
    }

    private static IEnumerable<string> ChangedFiles(GeneratorRun after) => after.Sources
        .Where(static source => !Before.Value.Sources.TryGetValue(source.Key, out var text) || text != source.Value)
        .Select(static source => source.Key)
        .Order(StringComparer.Ordinal);

    private static List<string> ChangedLines(GeneratorRun after)
    {
        Assert.Equal(Before.Value.Sources.Keys, after.Sources.Keys);
        var lines = Before.Value.Sources.SelectMany(static source => source.Value.Split('\n')).ToList();
        var linesAfter = after.Sources.SelectMany(static source => source.Value.Split('\n')).ToList();
        Assert.Equal(lines.Count, linesAfter.Count);
        return [.. lines.Zip(linesAfter).Where(static pair => pair.First != pair.Second).Select(static pair => pair.Second)];
    }

    private static string AddViewCount(string text)
    {
        var tweets = text.IndexOf("\"tweet_create_events\"", StringComparison.Ordinal);
        var start = text.IndexOf('{', tweets) + 1;
        return text.Insert(start, "\n      \"view_count\": 10482,");
    }

    [GeneratedRegex("""("(?:screen_name|name|user_id|app_id|recipient_id|job_state_description)":\s*")[^"]*(")""")]
    private static partial Regex FirstText();
}
