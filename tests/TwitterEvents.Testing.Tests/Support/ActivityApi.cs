using System.Text.Json.Nodes;

namespace TwitterEvents.Testing.Tests;

/// <summary>Calls the API of X Activity's subscriptions.</summary>
internal static class ActivityApi
{
    public const string Path = "/2/activity/subscriptions";

    /// <summary>What a creation sends.</summary>
    public static string Body(string type, string filter, string? tag = null, string? webhookId = null, string? expiresAt = null)
    {
        var body = new JsonObject { ["event_type"] = type, ["filter"] = JsonNode.Parse(filter) };
        foreach (var (name, value) in new[] { ("tag", tag), ("webhook_id", webhookId), ("expires_at", expiresAt) })
        {
            if (value is not null)
            {
                body[name] = value;
            }
        }

        return body.ToJsonString();
    }

    public static Task<Answer> PostAsync(this Stage stage, string type, string filter, string? tag = null, string? webhookId = null, string? expiresAt = null) =>
        stage.Api.AsApp("POST", Path, Body(type, filter, tag, webhookId, expiresAt));

    /// <summary>Subscribes with the app's bearer token, or that user's OAuth 2.0 token, and must succeed.</summary>
    public static async Task<FakeXActivitySubscription> ActivityAsync(
        this Stage stage, string type, string filter, FakeXWebhook? webhook = null, FakeXUser? by = null, string? tag = null)
    {
        var body = Body(type, filter, tag, webhook?.Id);
        var answer = by is null ? await stage.Api.AsApp("POST", Path, body) : await stage.Api.AsOAuth2(by, "POST", Path, body);
        Assert.True(answer.Status == 200, answer.Body);
        return stage.X.ActivitySubscriptions[^1];
    }
}
