using System.Text;
using System.Text.RegularExpressions;
using TwitterEvents.Reading;

namespace TwitterEvents.Testing.Tests;

/// <summary>A sample becomes the event of any user, and stays what it is.</summary>
public sealed class OwnSampleTests
{
    private const string Nora = "972900491363135492";
    private const string Bakery = "1684207315";

    private static readonly string[] ForNoUser = ["user_event", "replay_job_status", "oauth.revoke", "news.new", "post"];

    public static TheoryData<string, string> Samples => [.. TwitterSamples.All.Select(sample => (sample.EventKey, sample.Name))];

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task A_sample_tells_any_user_what_it_told_its_own(string key, string name)
    {
        await using var stage = await Stage.StartAsync();
        var user = await stage.RegisterForAsync("12");
        var sample = TwitterSamples.Get(key, name);

        var delivery = Assert.Single(await stage.X.DeliverAsync(sample, user, TestContext.Current.CancellationToken));

        Assert.True(delivery.Succeeded, delivery.Failure);
        Assert.Equal(ForNoUser.Contains(key) ? null : "12", delivery.ForUserId);
        Assert.All(DeliveryReader.Read(delivery.Body).Events, e => Assert.Equal(delivery.ForUserId, e.ForUserId));
        Assert.Equal(Meanings(sample.Body), Meanings(delivery.Body));
        Assert.DoesNotContain("Unknown", Meanings(delivery.Body));
    }

    [Fact]
    public async Task Nothing_but_ids_changes_in_a_body()
    {
        await using var stage = await Stage.StartAsync();
        var user = await stage.RegisterForAsync("12");
        var sample = TwitterSamples.Get("tweet_create_events", "as-sent-escaped");

        await stage.X.DeliverAsync(sample, user, TestContext.Current.CancellationToken);

        var expected = Encoding.UTF8.GetString(sample.Body.Span).Replace(Bakery, "12", StringComparison.Ordinal);
        Assert.Equal(expected, (await stage.Bot.NextPostAsync()).Body);
    }

    [Theory]
    [InlineData("""{"for_user_id":"9","x_events":[{"sender_id":"9"}]}""", """{"for_user_id":"12","x_events":[{"sender_id":"12"}]}""")]
    [InlineData("""{"for_user_id":"9","x_events":[{"id":9,"id_str":"9"}]}""", """{"for_user_id":"12","x_events":[{"id":12,"id_str":"12"}]}""")]
    [InlineData("""{"for_user_id":"9","x_events":[],"users":{"9":{"id":"9"}}}""", """{"for_user_id":"12","x_events":[],"users":{"12":{"id":"12"}}}""")]
    [InlineData("""{"for_user_id":"9","x_events":[{"participant_ids":["8","9"]}]}""", """{"for_user_id":"12","x_events":[{"participant_ids":["8","12"]}]}""")]
    [InlineData("""{"for_user_id":"9","x_events":[{"text":"9","count":9,"indices":[0,9]}]}""", """{"for_user_id":"12","x_events":[{"text":"9","count":9,"indices":[0,9]}]}""")]
    [InlineData("""{"for_user_id":"9","x_events":[{"sender_id":"12","recipient_id":"9"}]}""", """{"for_user_id":"12","x_events":[{"sender_id":"9","recipient_id":"12"}]}""")]
    [InlineData("""{"for_user_id":"n\"o","x_events":[{"id":12}]}""", """{"for_user_id":"12","x_events":[{"id":"n\u0022o"}]}""")]
    [InlineData("""{"data":{"event_type":"x","filter":{"user_id":"9"},"payload":{"id":"1"}}}""", """{"data":{"event_type":"x","filter":{"user_id":"12"},"payload":{"id":"1"}}}""")]
    [InlineData(
        """{"data":{"event_type":"x","filter":{"user_id":"9"},"payload":{"conversation_id":"8:9","dm_conversation_id":"9-8","id":"9-8-7"}}}""",
        """{"data":{"event_type":"x","filter":{"user_id":"12"},"payload":{"conversation_id":"8:12","dm_conversation_id":"12-8","id":"9-8-7"}}}""")]
    [InlineData(
        """{"data":[{"event_type":"x","filter":{"user_id":9}},{"event_type":"y","filter":{"user_id":"9"}}]}""",
        """{"data":[{"event_type":"x","filter":{"user_id":12}},{"event_type":"y","filter":{"user_id":"12"}}]}""")]
    [InlineData("""{"data":{"event_type":"x","filter":{},"payload":{"user_id":"9"}}}""", """{"data":{"event_type":"x","filter":{},"payload":{"user_id":"12"}}}""")]
    [InlineData("""{"data":{"event_type":"x","filter":{"keyword":"9"}}}""", """{"data":{"event_type":"x","filter":{"keyword":"9"}}}""")]
    [InlineData("""{"data":{"event_type":null,"filter":[]},"meta":9}""", """{"data":{"event_type":null,"filter":[]},"meta":9}""")]
    [InlineData("""{"data":{"author_id":"9"},"matching_rules":[{"id":"12"}]}""", """{"data":{"author_id":"9"},"matching_rules":[{"id":"12"}]}""")]
    [InlineData(
        """{"for_user_id":"972900491363135492","x_events":[{"user":{"id":972900491363135500}}]}""",
        """{"for_user_id":"12","x_events":[{"user":{"id":12}}]}""")]
    public async Task The_ids_of_two_users_are_exchanged_throughout(string json, string expected)
    {
        await using var stage = await Stage.StartAsync();
        var user = await stage.RegisterForAsync("12");

        await stage.X.DeliverAsync(new TwitterSample("account-activity", "x_events", "test", Encoding.UTF8.GetBytes(json)), user, TestContext.Current.CancellationToken);

        Assert.Equal(expected, (await stage.Bot.NextPostAsync()).Body);
    }

    [Theory]
    [InlineData("dm.received", "flat")]
    [InlineData("post.create", "batch")]
    [InlineData("chat.received", "received")]
    [InlineData("like.create", "filter-qualifiers")]
    public async Task Every_id_of_the_user_of_an_X_Activity_body_is_exchanged_and_nothing_else(string key, string name)
    {
        await using var stage = await Stage.StartAsync();
        var user = await stage.RegisterForAsync("12");
        var sample = TwitterSamples.Get(key, name);

        await stage.X.DeliverAsync(sample, user, TestContext.Current.CancellationToken);

        // The address of a picture is no id.
        var expected = Regex.Replace(Encoding.UTF8.GetString(sample.Body.Span), $"(?<![/]){Bakery}", "12");
        Assert.Equal(expected, (await stage.Bot.NextPostAsync()).Body);
    }

    [Fact]
    public async Task A_sample_that_names_nobody_subscribed_becomes_the_event_of_each_who_is()
    {
        await using var stage = await Stage.StartAsync();
        var webhook = await stage.RegisterAsync();
        await stage.SubscribeAsync(webhook, "12");
        await stage.SubscribeAsync(webhook, "13");

        var deliveries = await stage.X.DeliverAsync(TwitterSamples.Get("tweet_create_events", "own-tweet"), TestContext.Current.CancellationToken);

        Assert.Equal(["12", "13"], deliveries.Select(delivery => delivery.ForUserId));
        Assert.All(deliveries, delivery => Assert.Equal(["Own by user"], Meanings(delivery.Body)));
    }

    [Fact]
    public async Task Who_takes_the_authorization_back_is_the_user_asked_for()
    {
        await using var stage = await Stage.StartAsync();
        var user = await stage.RegisterForAsync("12");
        var sample = TwitterSamples.Get("user_event", "revoke");

        var delivery = Assert.Single(await stage.X.DeliverAsync(sample, user, TestContext.Current.CancellationToken));

        Assert.Null(delivery.ForUserId);
        Assert.Equal(Encoding.UTF8.GetString(sample.Body.Span).Replace(Nora, "12", StringComparison.Ordinal), Encoding.UTF8.GetString(delivery.Body.Span));
    }

    /// <summary>What the events say of the user they are for.</summary>
    private static List<string> Meanings(ReadOnlyMemory<byte> body) =>
    [
        .. DeliveryReader.Read(body).Events.Select(e => e switch
        {
            TweetCreateEvent post => post.Variant.ToString() + (post.IsByForUser ? " by user" : ""),
            IDirectMessage message => message.IsEcho ? "echo" : "received",
            PostEvent post => e.GetType().Name + post.Variant + (post.IsByForUser ? " by user" : ""),
            IFollowChange follow => e.GetType().Name + (follow.IsByForUser ? " by user" : ""),
            IPostLiked like => e.GetType().Name + (like.IsByForUser ? " by user" : ""),
            _ => e.GetType().Name,
        }),
    ];
}
