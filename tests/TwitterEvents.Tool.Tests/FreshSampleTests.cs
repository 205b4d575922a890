using TwitterEvents.Reading;
using TwitterEvents.Tool.FakePlatform;

namespace TwitterEvents.Tool.Tests;

/// <summary>What <c>fake-x --deliver-every</c> delivers: each time another event, of the same meaning.</summary>
public sealed class FreshSampleTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero);

    // What is done and undone, or read, has no id that could be another.
    private static readonly Type[] WithoutId = [typeof(IMessagesRead), typeof(IFollowChange), typeof(IRelationChange)];

    public static TheoryData<string, string> Samples => [.. TwitterSamples.All.Select(sample => (sample.EventKey, sample.Name))];

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_sample_is_another_event_each_time(string key, string name)
    {
        var sample = TwitterSamples.Get(key, name);

        var original = DeliveryReader.Read(sample.Body);
        var first = DeliveryReader.Read(FreshSample.Of(sample, Now).Body);
        var second = DeliveryReader.Read(FreshSample.Of(sample, Now).Body);

        Assert.Equal(original.Drifts, first.Drifts);
        Assert.Equal(original.Events.Select(e => (e.GetType(), e.ForUserId)), first.Events.Select(e => (e.GetType(), e.ForUserId)));
        var ids = ((Delivery[])[original, first, second]).SelectMany(delivery => delivery.Events.OfType<XActivityEvent>())
            .Select(e => e.EventId).OfType<string>().ToList();
        Assert.Equal(ids, ids.Distinct());
        var forms = ids.Chunk(Math.Max(ids.Count / 3, 1)).Select(ofOne => ofOne.Select(Form)).ToList();
        Assert.All(forms, form => Assert.Equal(forms[0], form));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Its_actions_are_others_each_time(string key, string name)
    {
        var sample = TwitterSamples.Get(key, name);

        var actions = ((DateTimeOffset[])[Now, Now.AddSeconds(1)]).SelectMany(now => DeliveryReader.Read(FreshSample.Of(sample, now).Body).Events)
            .OfType<IAction>()
            .Where(action => action is not IAuthorizationRevoked && !WithoutId.Any(type => type.IsInstanceOfType(action)))
            .Select(action => action.ActionId)
            .OfType<string>()
            .ToList();

        Assert.Equal(actions, actions.Distinct());
    }

    [Fact]
    public void An_id_is_the_same_wherever_it_stands()
    {
        var fresh = FreshSample.Of(TwitterSamples.Get("post.create", "plain"), Now);

        var e = Assert.IsType<PostCreateEvent>(Assert.Single(DeliveryReader.Read(fresh.Body).Events));
        Assert.NotNull(e.Post.Id);
        Assert.Equal(e.Post.Id, e.EventId);
        Assert.Equal(e.Post.Id, e.Post.ConversationId);
        Assert.Equal([e.Post.Id], e.Post.EditHistoryPostIds!);
        Assert.Equal(Now, e.Post.CreatedAt);
    }

    private static string Form(string id) => Guid.TryParse(id, out _) ? "uuid" : id[0] == '-' ? "negative" : "number";
}
