using System.Collections.Immutable;
using System.Text.Json.Nodes;
using TwitterEvents.Testing.Platform;

namespace TwitterEvents.Testing.Api;

/// <summary>
/// v1.1's premium tier: webhooks and subscriptions by environment. Its limits were not kept anywhere; here they are those of enterprise.
/// </summary>
internal static class V1Premium
{
    private const string All = "/1.1/account_activity/all";
    private const string Webhooks = All + "/{environment}/webhooks.json";
    private const string One = All + "/{environment}/webhooks/{webhookId}.json";
    private const string Subscriptions = All + "/{environment}/subscriptions.json";

    public static IEnumerable<ApiEndpoint> Endpoints(XPlatform x) =>
    [
        new("POST", Webhooks, Access.Owner, AccessErrors.V1, 15, call => V1.CreateAsync(x, call, FakeXApi.V1Premium, Environment(x, call))),
        new("GET", All + "/webhooks.json", Access.App | Access.User, AccessErrors.V1, 15, _ => Environments(x)),
        new("GET", Webhooks, Access.App | Access.User, AccessErrors.V1, 15, call => V1.List(InEnvironment(x, call))),
        new("PUT", One, Access.Owner, AccessErrors.V1, 15, call => V1.ValidateAsync(x, call, Find(x, call))),
        new("DELETE", One, Access.Owner, AccessErrors.V1, 15, call => V1.Delete(x, Find(x, call))),
        new("POST", Subscriptions, Access.User, AccessErrors.V1, 500, call => V1.Subscribe(x, call, SomeInEnvironment(x, call))),
        new("GET", Subscriptions, Access.User, AccessErrors.V1, 500, call => V1.IsSubscribed(call, InEnvironment(x, call))),
        new("GET", All + "/subscriptions/count.json", Access.App, AccessErrors.V1, 15, _ => Reply.Ok(WireText.Count(x))),
        new("GET", All + "/{environment}/subscriptions/list.json", Access.App, AccessErrors.V1, 50, call => List(x, call)),
        new(
            "DELETE",
            All + "/{environment}/subscriptions/{userId}.json",
            Access.App,
            AccessErrors.V1App,
            500,
            call => V1.Unsubscribe(x, InEnvironment(x, call), call.Route("userId"))),
    ];

    /// <summary>What X has retired: a user's own DELETE.</summary>
    public static IEnumerable<ApiEndpoint> RetiredEndpoints(XPlatform x) =>
    [
        new(
            "DELETE",
            Subscriptions,
            Access.User,
            AccessErrors.V1,
            500,
            call => V1.Unsubscribe(x, InEnvironment(x, call), call.RequiredUser.Id)),
    ];

    private static Reply Environments(XPlatform x) => Reply.Ok(new JsonObject
    {
        ["environments"] = WireText.Array(x.Options.Environments.Select(name => new JsonObject
        {
            ["environment_name"] = name,
            ["webhooks"] = WireText.Array(
                x.Webhooks.Of(name).Select(webhook => WireText.Webhook(webhook, WireText.Seconds(webhook.CreatedAt)))),
        })),
    });

    private static Reply List(XPlatform x, ApiCall call) => Reply.Ok(new JsonObject
    {
        ["environment"] = Environment(x, call),
        ["application_id"] = x.Accounts.App.Id,
        ["subscriptions"] = WireText.Subscriptions(InEnvironment(x, call).SelectMany(webhook => webhook.Users).Distinct()),
    });

    private static string Environment(XPlatform x, ApiCall call) =>
        x.Options.Environments.Contains(call.Route("environment"), StringComparer.Ordinal)
            ? call.Route("environment")
            : throw new ApiFailure(Errors.NotFound);

    private static ImmutableList<Webhook> InEnvironment(XPlatform x, ApiCall call) => x.Webhooks.Of(Environment(x, call));

    // Without a webhook there is nothing to subscribe to.
    private static ImmutableList<Webhook> SomeInEnvironment(XPlatform x, ApiCall call) =>
        InEnvironment(x, call) is { IsEmpty: false } webhooks ? webhooks : throw new ApiFailure(Errors.NotFound);

    private static Webhook Find(XPlatform x, ApiCall call) =>
        InEnvironment(x, call).Find(webhook => webhook.Id == call.Route("webhookId")) ?? throw new ApiFailure(Errors.NotFound);
}
