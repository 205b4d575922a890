using TwitterEvents.Generators.Tests.Schemas.Support;

namespace TwitterEvents.Generators.Tests.Schemas.Families;

/// <summary>A sample in the wrong folder is told where it belongs, and says nothing of the family it is not of.</summary>
public sealed class BelongingTests
{
    private static readonly SchemaSet Families = SchemaSet.None
        .With("poll_events/a.json", """{"poll_events":[{"id":1}]}""")
        .With("vote_events/a.json", """{"vote_events":[{"id":1}]}""")
        .WithFile("activity/hints.json", """{"delivery":{"when":"data.event_type","event":"data.payload","kind":"data.event_type"},"events":{"poll.open":{"aliases":["OpenPoll"]}}}""")
        .WithFile("activity/poll.open/a.json", """{"data":{"event_type":"poll.open","payload":{"x":1}}}""")
        .WithFile("activity/poll.close/a.json", """{"data":{"event_type":"poll.close","payload":{"x":1}}}""")
        .WithFile("stream/hints.json", """{"delivery":{"when":"rules[].id","event":"post"}}""")
        .WithFile("stream/post/a.json", """{"post":{"x":1},"rules":[{"id":1}]}""")
        .WithFile("hooks/hints.json", """{"delivery":{"when":"hook","event":"","kind":"header X-Kind"}}""")
        .WithFile("hooks/push/a.json", """{"hook":1}""");

    [Fact]
    public void The_families_have_no_problems() => Assert.Empty(Problems.Of(Families));

    [Theory]
    [InlineData("account-activity/poll_events", """{"data":{"event_type":"poll.close","payload":{}}}""", "", "activity", "to activity/poll.close")]
    [InlineData("account-activity/poll_events", """{"data":{"event_type":"OpenPoll","payload":{}}}""", "", "activity", "to activity/poll.open")]
    [InlineData("account-activity/poll_events", """{"data":{"event_type":"poll.new","payload":{}}}""", "", "activity", "to activity/poll.new")]
    [InlineData("account-activity/poll_events", """{"data":{"event_type":null}}""", "", "activity", "to the folder of its kind there")]
    [InlineData("account-activity/poll_events", """{"post":{},"rules":[{"id":1}]}""", "", "stream", "to stream/post")]
    [InlineData("account-activity/poll_events", """{"hook":2}""", "", "hooks", "to the folder of its kind there")]
    [InlineData("activity/poll.open", """{"for_user_id":"1","poll_events":[{"id":2}]}""", " at 'data.payload'", "account-activity", "to account-activity/poll_events")]
    [InlineData("stream/post", """{"vote_events":{"id":2}}""", " at 'post'", "account-activity", "to account-activity/vote_events")]
    [InlineData("stream/post", """{"data":{"event_type":"poll.open","payload":{}}}""", " at 'post'", "activity", "to activity/poll.open")]
    public void A_sample_of_another_family_is_told_where_it_belongs(string folder, string sample, string place, string family, string cure) =>
        Assert.Equal(
            [
                $"{SchemaSet.Root}{folder}/z.json(1,1): TWE007: The sample gives no event of '{folder[(folder.IndexOf('/', StringComparison.Ordinal) + 1)..]}': "
                    .Replace(SchemaSet.Root + SchemaSet.Family, "", StringComparison.Ordinal)
                + $"it holds none{place}; it looks like a delivery of the family '{family}': move it {cure}",
            ],
            Problems.Of(Families.WithFile(folder + "/z.json", sample)));

    [Fact]
    public void It_changes_no_code()
    {
        var before = Families.Generate().Sources;
        var after = Families.With("poll_events/z.json", """{"data":{"event_type":"poll.close","payload":{"y":1}},"own":1}""").Generate().Sources;

        Assert.Equal(before, after);
    }

    [Theory]
    [InlineData("account-activity/poll_events", """{"vote_events":[{"id":1}]}""", "it holds none, but one of 'vote_events'; move it to account-activity/vote_events")]
    [InlineData("activity/poll.open", """{"data":{"event_type":"poll.close","payload":{}}}""", "it holds none at 'data.payload', but one of 'poll.close'; move it to activity/poll.close")]
    [InlineData("account-activity/poll_events", """{"Poll_events":[{"id":1}]}""", "it holds none, but 'Poll_events'; name the folder so")]
    [InlineData("account-activity/poll_events", """{"other":[{"id":1}]}""", "it holds none")]
    [InlineData("activity/poll.open", """{"data":{"event_type":"poll.open"},"poll_events":[]}""", "it holds none at 'data.payload'")]
    public void One_of_its_own_family_is_told_what_it_holds(string folder, string sample, string why) =>
        Assert.EndsWith(
            $": TWE007: The sample gives no event of '{folder[(folder.IndexOf('/', StringComparison.Ordinal) + 1)..]}': {why}",
            Assert.Single(Problems.Of(Families.WithFile(folder + "/z.json", sample))),
            StringComparison.Ordinal);
}
