using System.Text.Json.Nodes;
using TwitterEvents.Testing.Platform;

namespace TwitterEvents.Testing.Api;

/// <summary>v1.1 for enterprises: webhooks by their ids. The limits are X's.</summary>
internal static class V1Enterprise
{
    private const string Webhooks = "/1.1/account_activity/webhooks";
    private const string One = Webhooks + "/{webhookId}.json";
    private const string All = Webhooks + "/{webhookId}/subscriptions/all.json";
    private const string BetaAll = Webhooks + "/{webhookId}/subscriptions.json";

    public static IEnumerable<ApiEndpoint> Endpoints(XPlatform x) =>
    [
        new("POST", Webhooks + ".json", Access.Owner, AccessErrors.V1, 15, call => V1.CreateAsync(x, call, FakeXApi.V1Enterprise, null)),
        new("GET", Webhooks + ".json", Access.App, AccessErrors.V1List, 15, _ => V1.List(x.Webhooks.All)),
        new("PUT", One, Access.Owner, AccessErrors.V1, 15, call => V1.ValidateAsync(x, call, Find(x, call))),
        new("DELETE", One, Access.Owner, AccessErrors.V1, 15, call => V1.Delete(x, Find(x, call))),
        new("POST", All, Access.User, AccessErrors.V1, 500, call => V1.Subscribe(x, call, [Find(x, call)])),
        new("GET", All, Access.User, AccessErrors.V1, 500, call => V1.IsSubscribed(call, [Find(x, call)])),
        new("GET", Webhooks + "/{webhookId}/subscriptions/all/list.json", Access.App, AccessErrors.V1, 50, call => Subscriptions(x, call)),
        new("GET", "/1.1/account_activity/subscriptions/count.json", Access.App, AccessErrors.V1, 15, _ => Reply.Ok(WireText.Count(x))),
        new(
            "DELETE",
            Webhooks + "/{webhookId}/subscriptions/{userId}/all.json",
            Access.App,
            AccessErrors.V1App,
            500,
            call => V1.Unsubscribe(x, [Find(x, call)], call.Route("userId"))),
    ];

    /// <summary>What X has retired: a user's own DELETE, and the beta's path.</summary>
    public static IEnumerable<ApiEndpoint> RetiredEndpoints(XPlatform x) =>
    [
        new("DELETE", All, Access.User, AccessErrors.V1, 500, call => V1.Unsubscribe(x, [Find(x, call)], call.RequiredUser.Id)),
        new("POST", BetaAll, Access.User, AccessErrors.V1, 500, call => V1.Subscribe(x, call, [Find(x, call)])),
        new("GET", BetaAll, Access.User, AccessErrors.V1, 500, call => V1.IsSubscribed(call, [Find(x, call)])),
        new("DELETE", BetaAll, Access.User, AccessErrors.V1, 500, call => V1.Unsubscribe(x, [Find(x, call)], call.RequiredUser.Id)),
    ];

    private static Reply Subscriptions(XPlatform x, ApiCall call)
    {
        var webhook = Find(x, call);
        return Reply.Ok(new JsonObject
        {
            ["webhook_id"] = webhook.Id,
            ["webhook_url"] = webhook.Url.OriginalString,
            ["application_id"] = x.Accounts.App.Id,
            ["subscriptions"] = WireText.Subscriptions(webhook.Users),
        });
    }

    private static Webhook Find(XPlatform x, ApiCall call) =>
        x.Webhooks.Find(call.Route("webhookId")) ?? throw new ApiFailure(Errors.NotFound);
}
