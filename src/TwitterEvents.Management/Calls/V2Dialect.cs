using System.Text.Json;

namespace TwitterEvents.Management;

/// <summary>v2.</summary>
internal sealed class V2Dialect : ApiDialect
{
    private const string Webhooks = "2/webhooks";

    public override ApiCall Create(string url) =>
        new(HttpMethod.Post, Webhooks, ApiAuthorization.Bearer) { Json = $$"""{"url":"{{JsonEncodedText.Encode(url)}}"}""" };

    public override ApiCall List() =>
        new(HttpMethod.Get, Webhooks, ApiAuthorization.Bearer) { Query = "webhook_config.fields=created_at,id,url,valid" };

    public override ApiCall Validate(string webhookId) => new(HttpMethod.Put, $"{Webhooks}/{Need(webhookId)}", ApiAuthorization.Bearer);

    public override ApiCall Delete(string webhookId) => new(HttpMethod.Delete, $"{Webhooks}/{Need(webhookId)}", ApiAuthorization.Bearer);

    public override ApiCall Subscribe(string? webhookId, UserCredentials user) =>
        new(HttpMethod.Post, All(webhookId), ApiAuthorization.Of(user)) { Json = "{}" };

    public override ApiCall IsSubscribed(string? webhookId, UserCredentials user) =>
        new(HttpMethod.Get, All(webhookId), ApiAuthorization.Of(user));

    public override ApiCall ListSubscriptions(string? webhookId) =>
        new(HttpMethod.Get, $"{All(webhookId)}/list", ApiAuthorization.Bearer);

    public override ApiCall CountSubscriptions() =>
        new(HttpMethod.Get, "2/account_activity/subscriptions/count", ApiAuthorization.Bearer);

    public override ApiCall Unsubscribe(string? webhookId, string userId) =>
        new(HttpMethod.Delete, $"2/account_activity/webhooks/{Need(webhookId)}/subscriptions/{ApiUri.Escape(userId)}/all", ApiAuthorization.Bearer);

    public override ApiCall Replay(string webhookId, string from, string to) =>
        new(HttpMethod.Post, $"{Webhooks}/replay", ApiAuthorization.Bearer)
        {
            Json = $$"""{"webhook_id":"{{JsonEncodedText.Encode(webhookId)}}","from_date":"{{from}}","to_date":"{{to}}"}""",
        };

    private static string All(string? webhookId) => $"2/account_activity/webhooks/{Need(webhookId)}/subscriptions/all";
}
