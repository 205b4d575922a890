using TwitterEvents.Diagnostics;
using TwitterEvents.Management;
using TwitterEvents.Tool.CommandLine;

namespace TwitterEvents.Tool.Doctor;

/// <summary>Whether the app may use the owner's tokens for subscriptions, and the owner is subscribed: X says so when it is asked.</summary>
internal static class PermissionCheck
{
    private const string Name = "permission";

    public static async Task<IReadOnlyList<Check>> RunAsync(Invocation invocation, IReadOnlyList<Webhook>? webhooks, CancellationToken cancellationToken)
    {
        var options = invocation.Management;
        if (options.Api == TwitterApi.XActivity)
        {
            return [await OwnTokensAsync(invocation, cancellationToken)];
        }

        if (options.Api == TwitterApi.V1Premium && string.IsNullOrEmpty(options.Environment))
        {
            return [Check.Skipped(Name, "Not asked without an environment.")];
        }

        var webhookId = invocation.WebhookId ?? (webhooks?.FirstOrDefault(webhook => webhook.Url == invocation.Url) ?? (webhooks is [var first, ..] ? first : null))?.Id;
        if (options.Api != TwitterApi.V1Premium && webhookId is null)
        {
            return [Check.Skipped(Name, "X can be asked only about a webhook that exists.")];
        }

        try
        {
            var owner = Credentials.Owner(options);
            var user = UserCredentials.OAuth1(owner.AccessToken, owner.AccessTokenSecret);
            var isSubscribed = await invocation.X.IsSubscribedAsync(webhookId, user, cancellationToken);
            return
            [
                Check.Ok(Name, "The app may ask about its owner's subscription."),
                isSubscribed
                    ? Check.Ok("subscription", $"Subscribed: {user}.")
                    : Check.Warning("subscription", $"Not subscribed: {user}. Of this user X sends nothing.", "Run `twitter-events subscription add`."),
            ];
        }
        catch (TwitterApiException exception)
        {
            return [Refusal.Describe(Name, exception)];
        }
        catch (TwitterCredentialsException)
        {
            return [Check.Skipped(Name, "X can be asked only with whole tokens of the app's owner.")];
        }
    }

    /// <summary>X Activity has no call that asks about a user and changes nothing; whether the owner's tokens are good, another one tells.</summary>
    private static async Task<Check> OwnTokensAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        try
        {
            var owner = Credentials.Owner(invocation.Management);
            var account = await invocation.Accounts.GetOwnAsync(UserCredentials.OAuth1(owner.AccessToken, owner.AccessTokenSecret), cancellationToken);
            return Check.Ok(Name, $"X takes the tokens of the app's owner, user {OutsideText.Show(account.Id)}.");
        }
        catch (TwitterApiException exception)
        {
            return Refusal.Describe(Name, exception);
        }
        catch (TwitterCredentialsException)
        {
            return Check.Skipped(Name, "The tokens of the app's owner are not set, or not whole; without them none of its private event types can be subscribed to.");
        }
    }
}
