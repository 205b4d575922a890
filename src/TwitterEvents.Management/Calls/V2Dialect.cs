using System.Text;
using System.Text.Json;

namespace TwitterEvents.Management;

/// <summary>v2.</summary>
internal sealed class V2Dialect : ApiDialect
{
    private const string Webhooks = "2/webhooks";

    public override ApiCall Create(string url) => new(HttpMethod.Post, Webhooks, ApiAuthorization.Bearer)
    {
        Content = Json($$"""{"url":"{{JsonEncodedText.Encode(url)}}"}"""),
        WhenDuplicate = TwitterErrorKind.DuplicateUrl,
    };

    public override ApiCall List() =>
        new(HttpMethod.Get, Webhooks, ApiAuthorization.Bearer) { Query = "webhook_config.fields=created_at,id,url,valid" };

    public override ApiCall Validate(string webhookId) =>
        new(HttpMethod.Put, $"{Webhooks}/{Need(webhookId)}", ApiAuthorization.Bearer) { Promise = new Promise("valid") { Otherwise = TwitterErrorKind.CrcFailed } };

    public override ApiCall Delete(string webhookId) =>
        new(HttpMethod.Delete, $"{Webhooks}/{Need(webhookId)}", ApiAuthorization.Bearer) { Promise = new Promise("deleted") { OrNoContent = true } };

    public override ApiCall Subscribe(string? webhookId, UserCredentials user) => new(HttpMethod.Post, All(webhookId), ApiAuthorization.Of(user))
    {
        Content = Json("{}"),
        Promise = new Promise("subscribed"),
        WhenDuplicate = TwitterErrorKind.AlreadySubscribed,
    };

    public override ApiCall IsSubscribed(string? webhookId, UserCredentials user) =>
        new(HttpMethod.Get, All(webhookId), ApiAuthorization.Of(user)) { Promise = new Promise("subscribed") };

    public override ApiCall ListSubscriptions(string? webhookId) =>
        new(HttpMethod.Get, $"{All(webhookId)}/list", ApiAuthorization.Bearer);

    public override ApiCall CountSubscriptions() =>
        new(HttpMethod.Get, "2/account_activity/subscriptions/count", ApiAuthorization.Bearer);

    public override ApiCall Unsubscribe(string? webhookId, string userId) =>
        new(HttpMethod.Delete, $"2/account_activity/webhooks/{Need(webhookId)}/subscriptions/{ApiUri.Escape(userId)}/all", ApiAuthorization.Bearer)
        {
            Promise = new Promise("subscribed", false) { OrNoContent = true },
        };

    public override ApiCall Replay(string webhookId, string from, string to) => new(HttpMethod.Post, $"{Webhooks}/replay", ApiAuthorization.Bearer)
    {
        Content = Json($$"""{"webhook_id":"{{JsonEncodedText.Encode(webhookId)}}","from_date":"{{from}}","to_date":"{{to}}"}"""),
        WhenDuplicate = TwitterErrorKind.ReplayInProgress,
    };

    private static string All(string? webhookId) => $"2/account_activity/webhooks/{Need(webhookId)}/subscriptions/all";

    private static Func<HttpContent> Json(string body) => () => new StringContent(body, Encoding.UTF8, "application/json");
}
