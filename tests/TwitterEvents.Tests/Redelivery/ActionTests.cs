using System.Collections.Concurrent;
using TwitterEvents.Dispatching;

namespace TwitterEvents.Tests;

/// <summary>A handler of an interface of actions runs once for each action and user, whichever events tell of it.</summary>
public sealed class ActionTests
{
    private const string Tweet = """{"for_user_id":"7","tweet_create_events":[{"id_str":"100","text":"hi","user":{"id_str":"9"}}]}""";
    private const string Reply = """{"data":{"event_uuid":"1","filter":{"user_id":"7"},"event_type":"post.reply.create","payload":{"id":"100","text":"hi","author_id":"9"} } }""";
    private const string Mention = """{"data":{"event_uuid":"2","filter":{"user_id":"7"},"event_type":"post.mention.create","payload":{"id":"100","text":"hi","author_id":"9"} } }""";

    private const string TwoMessages =
        """
        {"data":{"event_uuid":"3","filter":{"user_id":"7"},"event_type":"dm.received","payload":{"direct_message_events":[
        {"type":"message_create","id":"200","message_create":{"sender_id":"9","target":{"recipient_id":"7"},"message_data":{"text":"one"} } },
        {"type":"message_create","id":"201","message_create":{"sender_id":"9","target":{"recipient_id":"7"},"message_data":{"text":"two"} } }]} } }
        """;

    [Fact]
    public async Task A_post_that_three_events_tell_of_is_one_action_and_three_events()
    {
        var seen = new ConcurrentQueue<string>();
        await using var core = new Core(handlers => handlers
            .Handle<IPostCreated>("Post", (e, _, _) => Note(seen, "post " + e.PostId))
            .Handle<TweetCreateEvent>("Tweet", (_, _, _) => Note(seen, "tweet"))
            .Handle<PostReplyCreateEvent>("Reply", (_, _, _) => Note(seen, "reply"))
            .Handle<PostMentionCreateEvent>("Mention", (_, _, _) => Note(seen, "mention")));

        foreach (var body in (string[])[Tweet, Reply, Mention, Tweet, Reply, Mention])
        {
            Assert.Equal(DeliveryOutcome.Handled, await core.ProcessAsync(body));
        }

        Assert.Equal(["mention", "post 100", "reply", "tweet"], seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_post_that_comes_nested_once_more_is_the_same_action_and_the_same_event()
    {
        var seen = new ConcurrentQueue<string>();
        await using var core = new Core(handlers => handlers
            .Handle<IPostCreated>("Post", (e, _, _) => Note(seen, $"post {e.PostId} of {e.AuthorId}: {e.Text}"))
            .Handle<PostReplyCreateEvent>("Reply", (e, _, _) => Note(seen, "reply " + e.Post.Id)));

        foreach (var name in (string[])["post", "tweet", "payload"])
        {
            Assert.Equal(DeliveryOutcome.Handled, await core.ProcessAsync(Reply.Replace("\"payload\":{", $"\"payload\":{{\"{name}\":{{", StringComparison.Ordinal) + "}"));
        }

        Assert.Equal(DeliveryOutcome.Handled, await core.ProcessAsync(Reply));
        Assert.Equal(["post 100 of 9: hi", "reply 100"], seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_same_post_for_another_user_or_app_is_another_action()
    {
        var runs = 0;
        await using var core = new Core(handlers => handlers.Handle<IPostCreated>("Post", (_, _, _) => { runs++; return default; }));

        await core.ProcessAsync(Reply);
        await core.ProcessAsync(Reply.Replace("\"user_id\":\"7\"", "\"user_id\":\"8\"", StringComparison.Ordinal));
        await core.ProcessAsync(Reply, app: "b");

        Assert.Equal(3, runs);
    }

    [Fact]
    public async Task What_failed_runs_again_with_the_next_event_that_tells_of_it()
    {
        var runs = 0;
        await using var core = new Core(handlers => handlers.Handle<IPostCreated>("Post", (_, _, _) =>
            ++runs == 1 ? throw new InvalidOperationException("first time") : default));

        Assert.Equal(DeliveryOutcome.Failed, await core.ProcessAsync(Reply));
        Assert.Equal(DeliveryOutcome.Handled, await core.ProcessAsync(Mention));
        Assert.Equal(DeliveryOutcome.Handled, await core.ProcessAsync(Reply));
        Assert.Equal(2, runs);
    }

    [Fact]
    public async Task An_event_that_comes_while_another_tells_of_the_action_waits_for_its_end()
    {
        var gate = new TaskCompletionSource();
        var runs = 0;
        await using var core = new Core(handlers => handlers.Handle<IPostCreated>("Post", async (_, _, _) =>
        {
            runs++;
            await gate.Task;
        }));

        var first = core.ProcessAsync(Reply);
        var second = core.ProcessAsync(Mention);
        var third = core.ProcessAsync(Tweet);
        Assert.False(second.IsCompleted);
        Assert.False(third.IsCompleted);
        gate.SetResult();

        Assert.Equal([DeliveryOutcome.Handled, DeliveryOutcome.Handled, DeliveryOutcome.Handled], await Task.WhenAll(first, second, third));
        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task Who_waits_for_an_action_that_fails_runs_it_itself()
    {
        var gate = new TaskCompletionSource();
        var runs = 0;
        await using var core = new Core(handlers => handlers.Handle<IPostCreated>("Post", async (_, _, _) =>
        {
            var run = ++runs;
            await gate.Task;
            if (run == 1)
            {
                throw new InvalidOperationException("first time");
            }
        }));

        var first = core.ProcessAsync(Reply);
        var second = core.ProcessAsync(Mention);
        gate.SetResult();

        Assert.Equal(DeliveryOutcome.Failed, await first);
        Assert.Equal(DeliveryOutcome.Handled, await second);
        Assert.Equal(2, runs);
    }

    [Fact]
    public async Task Two_handlers_of_one_action_both_run_once()
    {
        var seen = new ConcurrentQueue<string>();
        await using var core = new Core(handlers => handlers
            .Handle<IPostCreated>("A", (_, _, _) => Note(seen, "a"))
            .Handle<IAccountAction>("B", (_, _, _) => Note(seen, "b")));

        await core.ProcessAsync(Reply);
        await core.ProcessAsync(Tweet);

        Assert.Equal(["a", "b"], seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_payload_of_several_messages_is_several_actions_and_each_is_remembered()
    {
        var seen = new List<string?>();
        var fails = true;
        await using var core = new Core(handlers => handlers.Handle<IDirectMessage>("Message", (message, _, _) =>
        {
            seen.Add(message.Text);
            return fails && message.Text == "two" ? throw new InvalidOperationException("not yet") : default;
        }));

        Assert.Equal(DeliveryOutcome.Failed, await core.ProcessAsync(TwoMessages));
        fails = false;
        Assert.Equal(DeliveryOutcome.Handled, await core.ProcessAsync(TwoMessages));
        Assert.Equal(
            DeliveryOutcome.Handled,
            await core.ProcessAsync("""{"for_user_id":"7","direct_message_events":[{"type":"message_create","id":"201","message_create":{"sender_id":"9","message_data":{"text":"two"} } }]}"""));

        Assert.Equal(["one", "two", "two"], seen);
    }

    [Theory]
    [InlineData("""{"data":{"event_uuid":"5","filter":{"user_id":"7"},"event_type":"post.create","payload":{"text":"no id"} } }""")]
    [InlineData("""{"data":{"event_uuid":"5","filter":{"user_id":"7"},"event_type":"follow.follow","payload":{"source":{"id":"9"},"target":{"id":"7"} } } }""")]
    public async Task An_action_without_a_name_is_the_event_s_own_and_so_is_its_redelivery(string body)
    {
        var runs = 0;
        await using var core = new Core(handlers => handlers.Handle<IAction>("Any", (_, _, _) => { runs++; return default; }));

        await core.ProcessAsync(body);
        await core.ProcessAsync(body.Replace("\"event_uuid\":\"5\",", "\"tag\":\"x\",\"event_uuid\":\"5\",", StringComparison.Ordinal));
        Assert.Equal(1, runs);

        await core.ProcessAsync(body.Replace("\"5\"", "\"6\"", StringComparison.Ordinal));
        Assert.Equal(2, runs);
    }

    [Fact]
    public async Task A_class_that_handles_an_event_and_its_action_runs_by_the_event_for_that_and_by_the_action_for_others()
    {
        var seen = new ConcurrentQueue<string>();
        await using var core = new Core(handlers => handlers.Add(new HandlerRegistration(
            typeof(ActionTests),
            0,
            _ => seen,
            new HandlerMethod(typeof(PostReplyCreateEvent), (_, _, _, _) => Note(seen, "reply")),
            new HandlerMethod(typeof(IPostCreated), (_, _, _, _) => Note(seen, "post")))));

        await core.ProcessAsync(Reply);
        await core.ProcessAsync(Mention);
        await core.ProcessAsync(Tweet);

        Assert.Equal(["reply", "post"], seen);
    }

    [Fact]
    public async Task A_handler_that_overruns_its_time_limit_lets_the_action_go()
    {
        var (begun, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        var runs = 0;
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        await using var core = new Core(
            handlers => handlers.Handle<IPostCreated>("Slow", async (_, _, _) =>
            {
                if (++runs == 1)
                {
                    begun.SetResult();
                    await gate.Task;
                    throw new InvalidOperationException("too late");
                }
            }),
            time);

        var first = core.ProcessAsync(Reply);
        await begun.Task;
        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(DeliveryOutcome.Failed, await first);
        Assert.Equal(DeliveryOutcome.Handled, await core.ProcessAsync(Mention));
        gate.SetResult();
        Assert.Equal(2, runs);
    }

    private static ValueTask Note(ConcurrentQueue<string> seen, string text)
    {
        seen.Enqueue(text);
        return default;
    }
}
