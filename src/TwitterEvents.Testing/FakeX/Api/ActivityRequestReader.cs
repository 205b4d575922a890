using System.Globalization;
using System.Text.Json;
using TwitterEvents.Testing.XActivity;

namespace TwitterEvents.Testing.Api;

/// <summary>Reads which subscription to X Activity is asked for, and refuses what no type allows.</summary>
internal static class ActivityRequestReader
{
    private const int MaxTagLength = 200;

    private static readonly string[] FilterMembers = ["user_id", "keyword", "direction", "qualifiers"];

    // RFC 3339, with any fraction: F is optional when read, and so is the point before it.
    private static readonly string[] DateFormats = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz"];

    /// <exception cref="ApiFailure">Something in it is missing or wrong.</exception>
    public static ActivityRequest Read(ApiCall call, DateTimeOffset now)
    {
        var body = Body(call);
        var name = Text(body, "event_type") ?? throw Invalid("'event_type' is required.");
        var type = EventTypes.Find(name) ?? throw Invalid("'event_type' is none that X knows.");
        return new ActivityRequest(type, Filter(body, type), Tag(body), Text(body, "webhook_id"), ExpiresAt(body, now));
    }

    /// <summary>The tag and the webhook a subscription is to have; null where it keeps its own.</summary>
    /// <exception cref="ApiFailure">Neither is there, or one is wrong.</exception>
    public static (string? Tag, string? WebhookId) ReadChange(ApiCall call)
    {
        var body = Body(call);
        var change = (Tag(body), Text(body, "webhook_id"));
        return change is (null, null) ? throw Invalid("'tag' or 'webhook_id' is required.") : change;
    }

    public static bool IsId(string? text) => text is { Length: >= 1 and <= 19 } && text.All(char.IsAsciiDigit);

    private static JsonElement Body(ApiCall call) => call.JsonObject() ?? throw Invalid("The body is not a JSON object.");

    private static ActivityFilter Filter(JsonElement body, EventType type)
    {
        if (Object(body, "filter") is not { } filter)
        {
            throw Invalid("'filter' is required.");
        }

        Refuse(filter, FilterMembers);
        var (userId, keyword) = (Text(filter, "user_id"), Text(filter, "keyword"));
        RefuseUnless(userId is not null == (type.Filter == FilterKind.User), type, "user_id", userId);
        RefuseUnless(keyword is not null == (type.Filter == FilterKind.Keyword), type, "keyword", keyword);
        if (userId is not null && !IsId(userId))
        {
            throw Invalid("'filter.user_id' is not 1 to 19 digits.");
        }

        if (keyword is not null && string.IsNullOrWhiteSpace(keyword))
        {
            throw Invalid("'filter.keyword' is empty.");
        }

        var qualifiers = Object(filter, "qualifiers");
        return new ActivityFilter(userId, keyword, Direction(filter, qualifiers, type), qualifiers is not null);
    }

    private static string? Direction(JsonElement filter, JsonElement? qualifiers, EventType type)
    {
        var direction = Text(filter, "direction");
        if (qualifiers is { } newer)
        {
            // X has others for some types (post_id, conversation_type); to take them and deliver regardless would be worse than to refuse them.
            Refuse(newer, ["direction"]);
            var qualified = Text(newer, "direction") ?? throw Invalid("'filter.qualifiers' is empty.");
            direction = direction is null ? qualified : throw Invalid("The direction is given twice.");
        }

        return direction switch
        {
            null => null,
            "inbound" or "outbound" => type.HasDirection ? direction : throw Invalid($"'{type.Name}' has no direction."),
            _ => throw Invalid("A direction is 'inbound' or 'outbound'."),
        };
    }

    private static string? Tag(JsonElement body)
    {
        var tag = Text(body, "tag");
        return tag is null || (tag.Length > 0 && tag.EnumerateRunes().Count() <= MaxTagLength)
            ? tag
            : throw Invalid($"'tag' is not 1 to {MaxTagLength} characters long.");
    }

    private static DateTimeOffset? ExpiresAt(JsonElement body, DateTimeOffset now) =>
        Text(body, "expires_at") is not { } text ? null
        : !DateTimeOffset.TryParseExact(text, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? throw Invalid("'expires_at' is no date of RFC 3339.")
        : date > now ? date
        : throw Invalid("'expires_at' is past.");

    private static void RefuseUnless(bool isRight, EventType type, string member, string? value)
    {
        if (!isRight)
        {
            throw Invalid(value is null ? $"'filter.{member}' is required for '{type.Name}'." : $"'filter.{member}' is not for '{type.Name}'.");
        }
    }

    private static void Refuse(JsonElement json, string[] allButThese)
    {
        var names = json.EnumerateObject().Select(member => member.Name).ToList();
        if (names.Distinct(StringComparer.Ordinal).Count() != names.Count || names.Except(allButThese, StringComparer.Ordinal).Any())
        {
            throw Invalid($"'filter' has something twice, or something besides: {string.Join(", ", allButThese)}.");
        }
    }

    private static JsonElement? Object(JsonElement parent, string name) =>
        !parent.TryGetProperty(name, out var value) ? null
        : value.ValueKind == JsonValueKind.Object ? value
        : throw Invalid($"'{name}' is not an object.");

    private static string? Text(JsonElement parent, string name)
    {
        if (!parent.TryGetProperty(name, out var value))
        {
            return null;
        }

        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : throw Invalid($"'{name}' is not a text.");
        }
        catch (InvalidOperationException)
        {
            throw Invalid($"'{name}' holds a lone surrogate.");
        }
    }

    private static ApiFailure Invalid(string detail) => new(Problems.InvalidRequest(detail));
}
