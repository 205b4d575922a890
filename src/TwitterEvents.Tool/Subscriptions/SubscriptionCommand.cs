using System.CommandLine;
using System.Globalization;
using TwitterEvents.Management;
using TwitterEvents.Tool.CommandLine;

namespace TwitterEvents.Tool.Subscriptions;

/// <summary><c>twitter-events subscription add|list|count|check|delete</c>. They call X, and nothing else.</summary>
internal static class SubscriptionCommand
{
    public static Command Create()
    {
        var options = new PlatformOptions();
        var command = new DocumentedCommand("subscription", "Account Activity, which X ends on 1 January 2027: subscribes to a user's events, or lists, counts, checks and ends subscriptions.")
        {
            Notes = """
                One subscription is all events of one user. X ends Account Activity, in every version, on 1 January 2027; what takes its place has
                one for each event type and user: `twitter-events activity`, and `twitter-events migrate` leads there. Where --api or the
                setting says x-activity, this speaks v2.

                Examples:
                  twitter-events subscription add
                  twitter-events subscription check || echo "not subscribed"
                  twitter-events subscription delete --user-id 2244994945

                Needs: ConsumerKey, ConsumerSecret, and the user's own AccessToken and AccessTokenSecret for add and check; BearerToken, or
                ConsumerKey and ConsumerSecret, for list, count and delete, and to find the webhook when --webhook-id is not given.
                """,
        };
        options.AddTo(command);
        command.Subcommands.Add(Add(options));
        command.Subcommands.Add(List(options));
        command.Subcommands.Add(Count(options));
        command.Subcommands.Add(Check(options));
        command.Subcommands.Add(Delete(options));
        return command;
    }

    private static Command Add(PlatformOptions options)
    {
        var command = new Command("add", "Subscribes to the events of the user whose tokens are in Twitter:AccessToken and Twitter:AccessTokenSecret.")
        {
            options.WebhookId, options.Url, options.UserId,
        };
        command.SetAction(options, async (invocation, cancellationToken) =>
        {
            var user = invocation.User();
            var webhookId = await WebhookChoice.ForSubscriptionsAsync(invocation, cancellationToken);
            var isNew = await TrySubscribeAsync(invocation.X, webhookId, user, cancellationToken);
            invocation.Output.Print(
                new SubscriptionOutput(webhookId, user.UserId, Subscribed: true),
                OutputJsonContext.Readable.SubscriptionOutput,
                isNew ? $"Subscribed: {user}." : $"Subscribed already: {user}.");
            return ExitCode.Success;
        });
        return command;
    }

    /// <returns>False if the user was subscribed already, which is what was wanted.</returns>
    private static async Task<bool> TrySubscribeAsync(ITwitterWebhooks x, string? webhookId, UserCredentials user, CancellationToken cancellationToken)
    {
        try
        {
            await x.SubscribeAsync(webhookId, user, cancellationToken);
            return true;
        }
        catch (TwitterApiException exception) when (exception.Kind == TwitterErrorKind.AlreadySubscribed)
        {
            return false;
        }
    }

    private static Command Check(PlatformOptions options)
    {
        var command = new Command(
            "check", "Asks whether the user whose tokens are in Twitter:AccessToken and Twitter:AccessTokenSecret is subscribed; exit code 1 if not.")
        {
            options.WebhookId, options.Url, options.UserId,
        };
        command.SetAction(options, async (invocation, cancellationToken) =>
        {
            var user = invocation.User();
            var webhookId = await WebhookChoice.ForSubscriptionsAsync(invocation, cancellationToken);
            var isSubscribed = await invocation.X.IsSubscribedAsync(webhookId, user, cancellationToken);
            invocation.Output.Print(
                new SubscriptionOutput(webhookId, user.UserId, isSubscribed),
                OutputJsonContext.Readable.SubscriptionOutput,
                isSubscribed ? $"Subscribed: {user}." : $"Not subscribed: {user}. `twitter-events subscription add` subscribes.");
            return isSubscribed ? ExitCode.Success : ExitCode.Failure;
        });
        return command;
    }

    private static Command List(PlatformOptions options)
    {
        var command = new Command("list", "Lists the ids of the subscribed users.") { options.WebhookId, options.Url };
        command.SetAction(options, async (invocation, cancellationToken) =>
        {
            var webhookId = await WebhookChoice.ForSubscriptionsAsync(invocation, cancellationToken);
            var list = await invocation.X.ListSubscriptionsAsync(webhookId, cancellationToken);
            invocation.Output.Print(
                new SubscriptionListOutput(webhookId, list.ApplicationId, list.UserIds),
                OutputJsonContext.Readable.SubscriptionListOutput,
                ["User id"],
                [.. list.UserIds.Select(id => new[] { id })]);
            return ExitCode.Success;
        });
        return command;
    }

    private static Command Count(PlatformOptions options)
    {
        var command = new Command("count", "Says how many users are subscribed over all webhooks of the app, and how many may be.");
        command.SetAction(options, async (invocation, cancellationToken) =>
        {
            var count = await invocation.X.CountSubscriptionsAsync(cancellationToken);
            invocation.Output.Print(
                new SubscriptionCountOutput(count.All, count.DirectMessages, count.Provisioned, count.AccountName),
                OutputJsonContext.Readable.SubscriptionCountOutput,
                ["Subscribed", "Direct messages only", "Allowed", "Account"],
                [[Text(count.All), Text(count.DirectMessages), Text(count.Provisioned), count.AccountName ?? ""]]);
            return ExitCode.Success;
        });
        return command;
    }

    private static Command Delete(PlatformOptions options)
    {
        var command = new Command("delete", "Ends the subscription of the user --user-id.") { options.WebhookId, options.Url, options.UserId };
        command.SetAction(options, async (invocation, cancellationToken) =>
        {
            var userId = invocation.UserId is { Length: > 0 } given
                ? given
                : throw new UsageException("Name the user with --user-id ID; `twitter-events subscription list` shows who is subscribed.");
            var webhookId = await WebhookChoice.ForSubscriptionsAsync(invocation, cancellationToken);
            await invocation.X.UnsubscribeAsync(webhookId, userId, cancellationToken);
            invocation.Output.Print(
                new SubscriptionOutput(webhookId, userId, Subscribed: false), OutputJsonContext.Readable.SubscriptionOutput, $"No longer subscribed: user {userId}.");
            return ExitCode.Success;
        });
        return command;
    }

    private static string Text(long? count) => count?.ToString(CultureInfo.InvariantCulture) ?? "";
}
