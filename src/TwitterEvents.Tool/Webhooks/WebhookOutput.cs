using TwitterEvents.Management;

namespace TwitterEvents.Tool.Webhooks;

/// <summary>A webhook, as it is printed.</summary>
internal sealed record WebhookOutput(string Id, string Url, bool Valid, DateTimeOffset? CreatedAt, string? Environment)
{
    public static readonly string[] Columns = ["Id", "Valid", "Created (UTC)", "Environment", "URL"];

    public static WebhookOutput Of(Webhook webhook) => new(webhook.Id, webhook.Url, webhook.Valid, webhook.CreatedAt, webhook.Environment);

    public string[] Row() =>
        [Id, Valid ? "yes" : "no", CreatedAt?.UtcDateTime.ToString("u").TrimEnd('Z') ?? "", Environment ?? "", Url];
}
