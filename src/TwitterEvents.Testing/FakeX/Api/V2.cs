using System.Collections.Immutable;
using System.Text.Json.Nodes;
using TwitterEvents.Testing.Platform;

namespace TwitterEvents.Testing.Api;

/// <summary>v2: webhooks and Account Activity subscriptions. X documents the limit of webhooks; those of subscriptions are v1.1's here.</summary>
internal static class V2
{
    private const string Webhooks = "/2/webhooks";
    private const string One = Webhooks + "/{webhookId}";
    private const string Activity = "/2/account_activity/webhooks/{webhookId}/subscriptions";

    /// <summary>What a user's OAuth 2.0 token must allow for a subscription to Account Activity, since 15 January 2026.</summary>
    private static readonly ImmutableArray<string> Scopes = ["tweet.read", "users.read", "dm.read", "dm.write"];

    private const int MaxUrlLength = 200;

    public static IEnumerable<ApiEndpoint> Endpoints(XPlatform x) =>
    [
        new("POST", Webhooks, Access.App | Access.User, AccessErrors.V2User, 450, call => CreateAsync(x, call)),
        new("GET", Webhooks, Access.App, AccessErrors.V2App, 450, call => List(x, call)),
        new("PUT", One, Access.App | Access.User, AccessErrors.V2User, 450, call => ValidateAsync(x, call)),
        new("DELETE", One, Access.App | Access.User, AccessErrors.V2User, 450, call => Delete(x, call)),
        new("POST", Activity + "/all", Access.User | Access.OAuth2User, AccessErrors.V2User, 500, call => Subscribe(x, call)) { Scopes = Scopes },
        new(
            "GET",
            Activity + "/all",
            Access.User | Access.OAuth2User,
            AccessErrors.V2User,
            500,
            call => Data("subscribed", Find(x, call).Users.Contains(call.RequiredUser.Id))) { Scopes = Scopes },
        new("GET", Activity + "/all/list", Access.App, AccessErrors.V2App, 50, call => Subscriptions(x, call)),
        new("DELETE", Activity + "/{userId}/all", Access.App, AccessErrors.V2App, 500, call => Unsubscribe(x, call)),
        new("GET", "/2/account_activity/subscriptions/count", Access.App, AccessErrors.V2App, 15, _ => Data(WireText.Count(x))),
    ];

    public static Reply Data(JsonNode data) => Reply.Ok(new JsonObject { ["data"] = data });

    /// <summary>The webhook an endpoint's path or body names.</summary>
    public static Webhook Find(XPlatform x, string? id) =>
        IsId(id) && x.Webhooks.Find(id!) is { } webhook ? webhook : throw new ApiFailure(Problems.WebhookIdInvalid);

    public static Webhook Find(XPlatform x, ApiCall call) => Find(x, call.Route("webhookId"));

    private static async Task<Reply> CreateAsync(XPlatform x, ApiCall call)
    {
        if (call.JsonText("url") is not { } url)
        {
            return Problems.InvalidRequest("The body is not JSON with a text 'url'.");
        }

        if (url.Length > MaxUrlLength)
        {
            return Problems.InvalidRequest($"'url' is longer than {MaxUrlLength} characters.");
        }

        var (webhook, failure) = await x.Registrations.CreateAsync(url, FakeXApi.V2, null, call.Aborted);
        return webhook is null ? Problems.Of(failure!.Value) : Data(Text(webhook));
    }

    private static Reply List(XPlatform x, ApiCall call)
    {
        var webhooks = x.Webhooks.All.Select(Text).ToList();
        if (call.Parameter("webhook_config.fields") is { } fields)
        {
            webhooks.ForEach(webhook => Keep(webhook, fields.Split(',')));
        }

        return Reply.Ok(new JsonObject
        {
            ["data"] = WireText.Array(webhooks),
            ["meta"] = new JsonObject { ["result_count"] = webhooks.Count },
        });
    }

    private static void Keep(JsonObject webhook, string[] fields)
    {
        foreach (var field in webhook.Select(member => member.Key).Except(fields).Where(field => field != "id").ToList())
        {
            webhook.Remove(field);
        }
    }

    private static async Task<Reply> ValidateAsync(XPlatform x, ApiCall call) =>
        await x.Registrations.ValidateAsync(Find(x, call), call.Aborted) is { } failure ? Problems.Of(failure) : Data("valid", true);

    private static Reply Delete(XPlatform x, ApiCall call)
    {
        x.RemoveWebhook(Find(x, call).Id);
        return Data("deleted", true);
    }

    private static Reply Subscribe(XPlatform x, ApiCall call) =>
        !call.RequiredUser.MaySubscribe ? Problems.Forbidden
        : x.Webhooks.Subscribe([Find(x, call)], call.RequiredUser.Id) switch
        {
            SubscribeResult.AlreadySubscribed => Problems.DuplicateSubscription,
            SubscribeResult.TooMany => Problems.SubscriptionLimit,
            _ => Data("subscribed", true),
        };

    private static Reply Subscriptions(XPlatform x, ApiCall call)
    {
        var webhook = Find(x, call);
        return Data(new JsonObject
        {
            ["application_id"] = x.Accounts.App.Id,
            ["webhook_id"] = webhook.Id,
            ["webhook_url"] = webhook.Url.OriginalString,
            ["subscriptions"] = WireText.Subscriptions(webhook.Users),
        });
    }

    private static Reply Unsubscribe(XPlatform x, ApiCall call)
    {
        var webhook = Find(x, call);
        return IsId(call.Route("userId")) && x.Webhooks.Unsubscribe([webhook], call.Route("userId"))
            ? Data("subscribed", false)
            : Problems.SubscriptionNotFound;
    }

    private static JsonObject Text(Webhook webhook) => WireText.Webhook(webhook, WireText.Milliseconds(webhook.CreatedAt));

    private static Reply Data(string name, bool value) => Data(new JsonObject { [name] = value });

    private static bool IsId(string? text) => text is { Length: >= 1 and <= 19 } && text.All(char.IsAsciiDigit);
}
