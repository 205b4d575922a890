using TwitterEvents.Testing.Platform;

namespace TwitterEvents.Testing.Api;

/// <summary>What v1.1's two tiers do alike, on webhooks already found.</summary>
internal static class V1
{
    public static async Task<Reply> CreateAsync(XPlatform x, ApiCall call, FakeXApi api, string? environment)
    {
        var (webhook, failure) = await x.Registrations.CreateAsync(call.Parameter("url"), api, environment, call.Aborted);
        return webhook is null ? Errors.Of(failure!.Value) : Reply.Ok(WireText.Webhook(webhook, WireText.Seconds(webhook.CreatedAt)));
    }

    public static Reply List(IEnumerable<Webhook> webhooks) =>
        Reply.Ok(WireText.Array(webhooks.Select(webhook => WireText.Webhook(webhook, WireText.Seconds(webhook.CreatedAt)))));

    public static async Task<Reply> ValidateAsync(XPlatform x, ApiCall call, Webhook webhook) =>
        await x.Registrations.ValidateAsync(webhook, call.Aborted) is { } failure ? Errors.Of(failure) : Reply.NoContent;

    public static Reply Delete(XPlatform x, Webhook webhook)
    {
        x.RemoveWebhook(webhook.Id);
        return Reply.NoContent;
    }

    public static Reply Subscribe(XPlatform x, ApiCall call, IReadOnlyCollection<Webhook> webhooks) =>
        !call.RequiredUser.MaySubscribe ? Errors.UserNotPermitted
        : x.Webhooks.Subscribe(webhooks, call.RequiredUser.Id) switch
        {
            SubscribeResult.AlreadySubscribed => Errors.AlreadySubscribed,

            // v1.1 names no answer of its own for this.
            SubscribeResult.TooMany => Errors.TooManyResources,
            _ => Reply.NoContent,
        };

    public static Reply IsSubscribed(ApiCall call, IReadOnlyCollection<Webhook> webhooks) =>
        webhooks.Any(webhook => webhook.Users.Contains(call.RequiredUser.Id)) ? Reply.NoContent : Errors.NotFound;

    public static Reply Unsubscribe(XPlatform x, IReadOnlyCollection<Webhook> webhooks, string userId) =>
        x.Webhooks.Unsubscribe(webhooks, userId) ? Reply.NoContent : Errors.NotFound;
}
