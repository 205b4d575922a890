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
    public void Objects_of_one_name_and_little_in_common_are_told_apart_by_their_owner() =>
        Assert.Equal(
            "PollEventOwner PollOwner",
            Types(SchemaSet.Polls("""{"owner":{"id":1,"name":"x"},"poll":{"owner":{"id":1,"since":2}}}"""), "PollEvent.owner", "Poll.owner"));

    [Fact]
    public void Objects_of_different_names_never_share_a_type() =>
        Assert.Equal(
            "Author Voter",
            Types(SchemaSet.Polls("""{"author":{"id":1,"name":"x"},"voter":{"id":1,"name":"x"}}"""), "PollEvent.author", "PollEvent.voter"));

    [Fact]
    public void Names_that_only_look_alike_in_CSharp_never_share_a_type() =>
        Assert.Equal(
            "PollEventLastVote2 PollEventLastVote", // - comes before _
            Types(SchemaSet.Polls("""{"last_vote":{"id":1},"last-vote":{"by":1}}"""), "PollEvent.last_vote", "PollEvent.last-vote"));

    [Fact]
    public void An_owners_name_is_no_way_to_a_name_that_is_taken() =>
        Assert.Equal(
            "PollOwner PollEventOwner PollOwner2",
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

    [Fact]
    public void Two_families_may_have_a_type_of_one_name()
    {
        var set = SchemaSet.Polls("""{"owner":{"id":1}}""");
        var other = set with { Files = set.Files.Add("filtered-stream/post_events/post.json", """{"post_events":[{"owner":{"id":1}}]}""") };

        Assert.Equal("Owner PostEventOwner", Types(other, "PollEvent.owner", "PostEvent.owner"));
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
