using Microsoft.Extensions.Time.Testing;
using TwitterEvents.Testing;

namespace TwitterEvents.Management.Tests;

/// <summary>From whatever X has, it ends with what is declared, and with everybody else's as it was.</summary>
public sealed class ActivityConvergenceTests
{
    private static readonly string[] Types = ["follow.follow", "like.create", "dm.received", "post.create", "mute.mute"];
    private static readonly string?[] Directions = [null, "inbound", "outbound"];

    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public Task It_ends_as_declared(int seed) => ConvergeAsync(seed, faults: 0);

    /// <summary>X fails in the middle: calls are refused, not done, or done without an answer. It is tried again, as the service does it.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public Task It_ends_as_declared_whatever_fails_meanwhile(int seed) => ConvergeAsync(seed, faults: 12);

    private static async Task ConvergeAsync(int seed, int faults)
    {
#pragma warning disable CA5394 // No secret depends on it, and the seed must tell it all.
        var random = new Random(seed);
        string[] wanted = [.. Types.Where(_ => random.Next(3) > 0).DefaultIfEmpty(Types[0])];
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var stage = await Stage.StartAsync(
            TwitterApi.XActivity,
            declared =>
            {
                Array.ForEach(wanted, declared.EventTypes.Add);
                if (Directions[random.Next(Directions.Length)] is { } direction)
                {
                    declared.Directions["like.create"] = direction;
                }
            },
            time: time);
        FakeXUser[] users = [stage.X.AddUser("815"), stage.X.AddUser("816"), stage.X.AddUser("817")];
        Array.ForEach(users[..2], stage.Declare);
        var own = await stage.AddOwnWebhookAsync();
        var other = await stage.AddOtherWebhookAsync();
        for (var i = 0; i < 12; i++)
        {
            await PlaceAsync(stage, random, users[random.Next(users.Length)], [own, other, null]);
        }

        var theirs = stage.X.ActivitySubscriptions.Where(static item => item.Tag == "theirs").ToList();

        // What another deployment of our tag has of types that are not wanted here is its own business.
        var elsewhere = stage.X.ActivitySubscriptions.Where(item => item.Tag != "theirs" && item.WebhookId == other && !wanted.Contains(item.EventType)).Select(Show).ToList();
        for (var i = 0; i < faults; i++)
        {
            Fail(stage.X.Faults, random);
        }

        await EnsureAsync(stage, time, most: faults + 1);

        var direct = (string type) => type == "like.create" && stage.Declared.Directions.TryGetValue(type, out var direction) ? direction : null;
        var ours = stage.X.ActivitySubscriptions.Where(static item => item.Tag != "theirs").Select(Show).Order(StringComparer.Ordinal);
        Assert.Equal(wanted.SelectMany(type => new[] { $"{type} 815 {direct(type)} {own}", $"{type} 816 {direct(type)} {own}" }).Concat(elsewhere).Order(StringComparer.Ordinal), ours);
        Assert.Equal(theirs, stage.X.ActivitySubscriptions.Where(static item => item.Tag == "theirs"));
#pragma warning restore CA5394
    }

    /// <summary>Looks until nothing is wrong, as the service does.</summary>
    private static async Task EnsureAsync(Stage stage, FakeTimeProvider time, int most)
    {
        for (var tries = 1; ; tries++)
        {
            var look = stage.EnsureAsync();
            await time.AdvanceUntilAsync(TimeSpan.FromMilliseconds(500), () => look.IsCompleted);
            try
            {
                await look;
                return;
            }
            catch (Exception exception) when (tries < most && exception is TwitterApiException or RegistrationException)
            {
                // The next look finds what is as it should be, and goes on.
            }
        }
    }

#pragma warning disable CA5394 // No secret depends on it.
    private static void Fail(FakeXFaults faults, Random random)
    {
        var path = random.Next(4) == 0 ? "/2/webhooks" : "/2/activity/subscriptions";
        switch (random.Next(6))
        {
            case 0:
                faults.AnswerApi(FakeXAnswer.InternalError, path: path);
                break;
            case 1:
                faults.AnswerApi(FakeXAnswer.RateLimited(TimeSpan.FromSeconds(3)), path: path);
                break;
            case 2:
                faults.AnswerApi(FakeXAnswer.CreditsDepleted, path: path);
                break;
            case 3:
                faults.CloseApi(FakeXClose.InRequest(10), path: path);
                break;
            case 4:
                faults.CloseApi(FakeXClose.InAnswer(random.Next(200)), path: path);
                break;
            default:
                faults.CloseApi(FakeXClose.AfterRequest, path: path);
                break;
        }
    }
#pragma warning restore CA5394

    private static string Show(FakeXActivitySubscription item) => $"{item.EventType} {item.UserId} {item.Direction} {item.WebhookId}";

    /// <summary>Ours in any state; somebody else's of the user who is not declared.</summary>
#pragma warning disable CA5394 // No secret depends on it.
    private static async Task PlaceAsync(Stage stage, Random random, FakeXUser user, string?[] webhooks)
    {
        var type = Types[random.Next(Types.Length)];
        var direction = ActivityEventType.Find(type)!.TakesDirection ? Directions[random.Next(Directions.Length)] : null;
        var isTheirs = user.Id == "817";
        var request = new ActivitySubscriptionRequest(type, ActivitySubscriptionFilter.OfUser(user.Id, direction))
        {
            Tag = isTheirs ? "theirs" : "twitter-events",
            WebhookId = isTheirs ? webhooks[1] : webhooks[random.Next(webhooks.Length)],
        };
        try
        {
            await stage.Activity.SubscribeAsync(request, UserCredentials.OAuth1(user.AccessToken, user.AccessTokenSecret), Token);
        }
        catch (TwitterApiException exception) when (exception.Kind == TwitterErrorKind.AlreadySubscribed)
        {
            // Placed before.
        }
    }
#pragma warning restore CA5394
}
