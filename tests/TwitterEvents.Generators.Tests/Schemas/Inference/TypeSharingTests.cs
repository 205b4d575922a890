using TwitterEvents.Generators.Schemas.Model;
using TwitterEvents.Generators.Tests.Schemas.Support;

namespace TwitterEvents.Generators.Tests.Schemas.Inference;

/// <summary>Which objects of the samples become one type.</summary>
public sealed class TypeSharingTests
{
    [Fact]
    public void Objects_of_one_name_and_much_in_common_share_a_type() =>
        Assert.Equal(
            "Owner Owner",
            Types(SchemaSet.Polls("""{"owner":{"id":1,"name":"x"},"poll":{"owner":{"id":1,"name":"x","url":"y"}}}"""), "PollEvent.owner", "Poll.owner"));

    [Fact]
    public void Of_objects_of_one_name_and_little_in_common_the_others_have_their_owners_name() =>
        Assert.Equal(
            "Owner PollOwner",
            Types(SchemaSet.Polls("""{"owner":{"id":1,"name":"x"},"poll":{"owner":{"id":1,"since":2}}}"""), "PollEvent.owner", "Poll.owner"));

    [Fact]
    public void Objects_of_different_names_and_few_fields_never_share_a_type() =>
        Assert.Equal(
            "Author Voter",
            Types(SchemaSet.Polls("""{"author":{"id":1,"name":"x"},"voter":{"id":1,"name":"x"}}"""), "PollEvent.author", "PollEvent.voter"));

    [Fact]
    public void Names_that_only_look_alike_in_CSharp_never_share_a_type() =>
        Assert.Equal(
            "PollEventLastVote LastVote", // - comes before _
            Types(SchemaSet.Polls("""{"last_vote":{"id":1},"last-vote":{"by":1}}"""), "PollEvent.last_vote", "PollEvent.last-vote"));

    [Fact]
    public void An_owners_name_is_no_way_to_a_name_that_is_taken() =>
        Assert.Equal(
            "PollOwner Owner PollOwner2",
            Types(
                SchemaSet.Polls("""{"poll_owner":{"x":1},"owner":{"id":1},"poll":{"owner":{"since":2}}}"""),
                "PollEvent.poll_owner",
                "PollEvent.owner",
                "Poll.owner"));

    [Fact]
    public void A_name_with_a_slash_is_no_path_into_another_object() =>
        Assert.Equal("AB B", Types(SchemaSet.Polls("""{"a/b":{"x":1},"a":{"b":{"y":1}}}"""), "PollEvent.a/b", "A.b"));

    [Fact]
    public void A_type_may_hold_itself() =>
        Assert.Equal(
            "List<Comment> List<Comment>",
            Types(
                SchemaSet.Polls("""{"comments":[{"id":1,"comments":[{"id":2,"comments":[]}]}]}"""),
                "PollEvent.comments",
                "Comment.comments"));

    [Fact]
    public void One_of_several_has_the_singular_and_an_object_by_itself_keeps_its_name() =>
        Assert.Equal(
            "PublicMetrics List<Url> Dictionary<string, Vote>",
            Types(
                SchemaSet.Polls("""{"public_metrics":{"seen":1},"urls":[{"url":"x"}],"votes":{"1":{"by":"2"},"3":{"by":"4"}}}"""),
                "PollEvent.public_metrics",
                "PollEvent.urls",
                "PollEvent.votes"));

    [Fact]
    public void What_an_object_may_lack_tells_it_from_no_other() =>
        Assert.Equal(
            "Owner Owner",
            Types(
                SchemaSet.Polls(
                    """{"owner":{"id":1,"name":"x","a":1,"b":1,"c":1,"d":1}}""",
                    """{"owner":{"id":1,"name":"x"},"poll":{"owner":{"id":1,"name":"x"}}}"""),
                "PollEvent.owner",
                "Poll.owner"));

    [Fact]
    public void A_short_form_of_an_object_is_another_type() =>
        Assert.Equal(
            "Owner PollOwner",
            Types(
                SchemaSet.Polls("""{"owner":{"id":1,"name":"x","a":1,"b":1,"c":1,"d":1},"poll":{"owner":{"id":1,"name":"x"}}}"""),
                "PollEvent.owner",
                "Poll.owner"));

    [Theory]
    [InlineData("1", "\"x\"")]
    [InlineData("true", "1")]
    [InlineData("\"x\"", """{"id":1}""")]
    [InlineData("""["x"]""", """[{"id":1}]""")]
    [InlineData("""[[1]]""", """[["x"]]""")]
    [InlineData("""{"id":1}""", """{"id":"x"}""")]
    [InlineData("""{"a":{"b":{"id":1}}}""", """{"a":{"b":{"id":"x"}}}""")]
    [InlineData("""{"1":"x","2":"y"}""", """{"label":"x"}""")]
    [InlineData("""{"1":"x","2":"y"}""", """{"1":1,"2":2}""")]
    public void A_field_of_another_kind_forbids_a_common_type(string here, string there) =>
        Assert.Equal(
            "Owner PollOwner",
            Types(
                SchemaSet.Polls($$"""{ "owner": { "id": 1, "name": "x", "f": {{here}} }, "poll": { "owner": { "id": 1, "name": "x", "f": {{there}} } } }"""),
                "PollEvent.owner",
                "Poll.owner"));

    [Theory]
    [InlineData("null", "1")]
    [InlineData("[]", """[{"id":1}]""")]
    [InlineData("{}", """{"id":1}""")]
    [InlineData("{}", """{"1":"x","2":"y"}""")]
    [InlineData("1", "1.5")]
    [InlineData("\"x\"", "\"2025-10-14T16:05:33Z\"")]
    public void What_says_nothing_of_a_kind_forbids_nothing(string here, string there) =>
        Assert.Equal(
            "Owner Owner",
            Types(
                SchemaSet.Polls($$"""{ "owner": { "id": 1, "name": "x", "f": {{here}} }, "poll": { "owner": { "id": 1, "name": "x", "f": {{there}} } } }"""),
                "PollEvent.owner",
                "Poll.owner"));

    [Fact]
    public void One_property_of_one_type_has_one_type_however_little_its_objects_have_in_common() =>
        Assert.Equal(
            "Owner Owner Card",
            Types(
                SchemaSet.Polls("""{"owner":{"id":1,"name":"x","card":{"a":1}},"poll":{"owner":{"id":1,"name":"x","card":{"b":1}}}}"""),
                "PollEvent.owner",
                "Poll.owner",
                "Owner.card"));

    [Fact]
    public void The_type_of_most_fields_and_places_has_the_plain_name() =>
        Assert.Equal(
            "PollEventIssue Issue",
            Types(SchemaSet.Polls("""{"issue":{"href":"x"},"poll":{"issue":{"id":1,"title":"x"}}}"""), "PollEvent.issue", "Poll.issue"));

    [Fact]
    public void An_empty_object_is_what_most_of_its_name_are() =>
        Assert.Equal(
            "Owner Owner PageOwner",
            Types(
                SchemaSet.Polls("""{"owner":{},"poll":{"owner":{"id":1,"name":"x"}},"page":{"owner":{"url":"x"}}}"""),
                "PollEvent.owner",
                "Poll.owner",
                "Page.owner"));

    [Fact]
    public void Objects_of_different_names_and_the_same_many_fields_share_the_name_that_most_types_know_them_by()
    {
        const string User = """{"id":1,"login":"x","url":"x","avatar":"x","type":"x","site_admin":true}""";
        var poll = $$"""{ "sender": {{User}}, "option": { "user": {{User}} }, "comment": { "user": {{User}}, "author": {{User}} } }""";

        Assert.Equal("User User User", Types(SchemaSet.Polls(poll), "PollEvent.sender", "Option.user", "Comment.author"));
    }

    [Fact]
    public void An_abbreviation_names_no_type_that_has_the_word()
    {
        const string Repository = """{"id":1,"name":"x","url":"x","full_name":"x","private":true,"fork":true}""";
        var poll = $$"""{ "repository": {{Repository}}, "head": { "repo": {{Repository}} }, "base": { "label": "x", "repo": {{Repository}} } }""";

        Assert.Equal("Repository Repository", Types(SchemaSet.Polls(poll), "PollEvent.repository", "Head.repo"));
    }

    [Fact]
    public void A_map_that_another_delivery_shows_to_be_a_record_is_a_record()
    {
        var set = SchemaSet.Polls("""{"tweet":{"totals":{"1":{"n":1},"2":{"n":2}}}}""")
            .With("vote_events/vote.json", """{"vote_events":[{"tweet":{"totals":{"all":{"n":3}}}}]}""")
            .WithHints("""{"types":{"Tweet":{"at":["*.tweet"]}}}""");

        Assert.Equal("Totals", Types(set, "Tweet.totals"));
        Assert.Equal(["1", "2", "all"], set.ToModel().Record("Totals").Properties.Select(static property => property.Wire).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_empty_object_is_a_type_of_its_name() => Assert.Equal("Extra", Types(SchemaSet.Polls("""{"extra":{}}"""), "PollEvent.extra"));

    [Fact]
    public void An_object_named_as_an_event_is_no_event() =>
        Assert.Equal(
            "PollEventPollEvent", Types(SchemaSet.Polls("""{"id":1,"poll_event":{"id":1,"poll_event":null}}"""), "PollEvent.poll_event"));

    [Fact]
    public void A_type_that_a_hint_names_keeps_its_name_when_another_object_would_like_it()
    {
        var before = SchemaSet.Polls("""{"options":[{"label":"x","votes":1}]}""").WithHints("""{"types":{"Option":{"at":["PollEvent.options"]}}}""");
        var after = before.With("vote_events/vote.json", """{"vote_events":[{"option":{"url":"x"}}]}""");

        Assert.Equal("List<Option> VoteEventOption", Types(after, "PollEvent.options", "VoteEvent.option"));
    }

    private static string Types(SchemaSet set, params string[] places)
    {
        var model = set.ToModel();
        return string.Join(' ', places.Select(place => ShortType(model, place)));
    }

    private static string ShortType(SchemaModel model, string place)
    {
        var dot = place.IndexOf('.', StringComparison.Ordinal);
        return model.Record(place[..dot]).Property(place[(dot + 1)..]).CSharpType()
            .Replace("global::System.Collections.Generic.IReadOnly", "", StringComparison.Ordinal);
    }
}
