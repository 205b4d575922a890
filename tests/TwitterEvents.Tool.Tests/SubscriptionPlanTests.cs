using System.Collections;
using TwitterEvents.Management;
using TwitterEvents.Tool.Activity;

namespace TwitterEvents.Tool.Tests;

/// <summary>What is wanted, compared with what X has.</summary>
public sealed class SubscriptionPlanTests
{
    /// <summary>Thousands of users have tens of thousands of subscriptions: a look at each for each of them takes minutes.</summary>
    [Fact]
    public void The_lists_are_gone_through_as_often_for_many_users_as_for_one() => Assert.Equal(Looks(users: 1), Looks(users: 50));

    private static int Looks(int users)
    {
        IReadOnlyList<string> ids = [.. Enumerable.Range(1, users).Select(number => FormattableString.Invariant($"{number}"))];
        var listed = new CountedList<ActivitySubscription>(
        [
            .. ids.SelectMany(id => (ActivitySubscription[])
            [
                new("1" + id, "follow.follow", ActivitySubscriptionFilter.OfUser(id)) { Tag = "ours", WebhookId = "7" },
                new("2" + id, "post.create", ActivitySubscriptionFilter.OfUser(id)) { Tag = "ours", WebhookId = "7" },
                new("3" + id, "like.create", ActivitySubscriptionFilter.OfUser(id, "inbound")) { Tag = "ours", WebhookId = "7" },
            ]),
        ]);
        IReadOnlyList<ActivityTarget> targets =
        [
            .. ids.SelectMany(id => ((string[])["follow.follow", "like.create", "post.delete"])
                .Select(type => new ActivityTarget(type, ActivitySubscriptionFilter.OfUser(id), UserCredentials.OAuth2("token", id)))),
        ];
        var plan = new SubscriptionPlan(null, new ActivityScope("ours", "7", new HashSet<string>(), TakesAll: false), targets, "");
        var states = new CountedList<TwitterSubscriptionState>([.. targets.Select(target => new TwitterSubscriptionState(target.EventType, target.Filter) { Problem = "no" })]);

        var rows = plan.Compare(listed);
        var verified = plan.Verify(rows, listed, states);

        Assert.Equal(
            [PlanAction.Keep, PlanAction.Create, PlanAction.Create, PlanAction.Replace, PlanAction.End],
            rows.DistinctBy(row => (row.EventType, row.Action)).Select(row => row.Action).Order());
        Assert.Equal(["follow.follow"], verified.Where(row => row.Problem is null).Select(row => row.EventType).Distinct());
        return listed.Looks + states.Looks;
    }

    private sealed class CountedList<T>(IReadOnlyList<T> items) : IReadOnlyList<T>
    {
        public int Looks { get; private set; }

        public int Count => items.Count;

        public T this[int index] => items[index];

        public IEnumerator<T> GetEnumerator()
        {
            Looks++;
            return items.GetEnumerator();
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
