using Microsoft.Extensions.Logging;

namespace TwitterEvents.Tests;

/// <summary>What comes and nobody takes is a number in the metrics. A move from one API to another that is half done is more: its handlers fall silent.</summary>
public sealed class UnhandledTests
{
    private const string Follow =
        """{"data":{"event_type":"follow.follow","event_uuid":"1","filter":{"user_id":"7"},"payload":{"source":{"id":"8"},"target":{"id":"7"}}}}""";

    private const string Post =
        """{"data":{"event_type":"post.create","event_uuid":"2","filter":{"user_id":"7"},"payload":{"id":"3","author_id":"7"}}}""";

    [Fact]
    public async Task What_comes_by_one_API_and_is_taken_from_another_only_is_one_warning_that_names_what_takes_both()
    {
        await using var core = new Core(handlers => handlers.Handle<FollowEvent>("Greeter", (_, _, _) => default));

        await core.ProcessAsync(Follow);
        await core.ProcessAsync(Follow.Replace("\"1\"", "\"9\"", StringComparison.Ordinal));
        await core.ProcessAsync(Post);

        Assert.Equal(
            "follow.follow (FollowFollowEvent) has come, and no handler takes it, while Greeter takes FollowEvent, which tells of the same: a handler of IFollowed takes both. "
                + "This is logged once for each.",
            Assert.Single(Warnings(core)));
    }

    [Fact]
    public async Task A_handler_of_what_several_events_have_in_common_is_told_too()
    {
        await using var core = new Core(handlers => handlers.Handle<RelationEvent>("Greeter", (_, _, _) => default));

        await core.ProcessAsync(Follow);

        Assert.Contains("while Greeter takes RelationEvent, which tells of the same: a handler of IFollowed takes both", Assert.Single(Warnings(core)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_takes_it_or_has_chosen_among_the_events_of_one_API_hears_nothing()
    {
        await using var both = new Core(handlers => handlers.Handle<IFollowed>("Greeter", (_, _, _) => default));
        await using var some = new Core(handlers => handlers
            .Handle<PostMentionCreateEvent>("Answerer", (_, _, _) => default)
            .Handle<UnfollowEvent>("Counter", (_, _, _) => default)
            .Handle<MalformedDelivery>("Keeper", (_, _, _) => default));

        await both.ProcessAsync(Follow);
        await some.ProcessAsync(Follow);
        await some.ProcessAsync(Post);

        Assert.Empty(Warnings(both));
        Assert.Empty(Warnings(some));
    }

    private static IEnumerable<string> Warnings(Core core) => core.Logs.OfReceiver.Where(line => line.Level == LogLevel.Warning).Select(line => line.Text);
}
