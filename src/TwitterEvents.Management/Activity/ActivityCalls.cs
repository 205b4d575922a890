using System.Buffers;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;

namespace TwitterEvents.Management;

/// <summary>How X Activity says each call.</summary>
internal static class ActivityCalls
{
    /// <summary>X takes so many ids in one call.</summary>
    public const int MostIds = 100;

    private const string Subscriptions = "2/activity/subscriptions";

    /// <summary>The largest page X gives.</summary>
    private const string PageSize = "max_results=1000";

    public static ApiCall Create(ActivitySubscriptionRequest request, ApiAuthorization authorization) => new(HttpMethod.Post, Subscriptions, authorization)
    {
        Content = Json(writer =>
        {
            writer.WriteString("event_type", request.EventType);
            writer.WriteStartObject("filter");
            WriteText(writer, "user_id", request.Filter.UserId);
            WriteText(writer, "keyword", request.Filter.Keyword);
            WriteText(writer, "direction", request.Filter.Direction);
            if (!request.Filter.Qualifiers.IsEmpty)
            {
                writer.WriteStartObject("qualifiers");
                foreach (var (name, value) in request.Filter.Qualifiers)
                {
                    writer.WriteString(name, value);
                }

                writer.WriteEndObject();
            }

            writer.WriteEndObject();
            WriteText(writer, "tag", request.Tag);
            WriteText(writer, "webhook_id", request.WebhookId);
            WriteText(writer, "expires_at", request.ExpiresAt?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        }),
        WhenDuplicate = TwitterErrorKind.AlreadySubscribed,
    };

    public static ApiCall List(string? userId, string? page, ApiAuthorization authorization) => new(HttpMethod.Get, Subscriptions, authorization)
    {
        Query = $"{PageSize}{Parameter("user_id", userId)}{Parameter("pagination_token", page)}",
    };

    public static ApiCall Update(string id, string? webhookId, string? tag) => new(HttpMethod.Put, One(id), ApiAuthorization.Bearer)
    {
        Content = Json(writer =>
        {
            WriteText(writer, "tag", tag);
            WriteText(writer, "webhook_id", webhookId);
        }),
    };

    public static ApiCall Delete(string id) =>
        new(HttpMethod.Delete, One(id), ApiAuthorization.Bearer) { Promise = new Promise("deleted") { OrNoContent = true } };

    public static ApiCall DeleteAll(IEnumerable<string> ids) =>
        new(HttpMethod.Delete, Subscriptions, ApiAuthorization.Bearer) { Query = $"ids={string.Join(',', ids.Select(ApiUri.Escape))}" };

    public static ApiCall Own(UserCredentials user) => new(HttpMethod.Get, "2/users/me", ApiAuthorization.Of(user));

    public static ApiCall Account(string username) => new(HttpMethod.Get, $"2/users/by/username/{ApiUri.Escape(username)}", ApiAuthorization.Bearer);

    private static string One(string id) => $"{Subscriptions}/{ApiUri.Escape(id)}";

    private static string Parameter(string name, string? value) => value is null ? "" : $"&{name}={ApiUri.Escape(value)}";

    private static void WriteText(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static Func<HttpContent> Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        var body = buffer.WrittenSpan.ToArray();
        return () => new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } };
    }
}
