using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TwitterEvents.Testing.Deliveries;

/// <summary>A body to deliver: whom it involves, and how it reads for one user.</summary>
internal sealed class EventBody
{
    private readonly byte[] bytes;

    /// <summary>Whether <c>for_user_id</c> says whom it is for; in an event of X Activity the filter says so.</summary>
    private readonly bool hasForUserId;

    private EventBody(byte[] bytes, JsonObject root)
    {
        this.bytes = bytes;
        if (Deliveries.Activities.In(root) is { Count: > 0 } activities)
        {
            var subject = Deliveries.Activities.SubjectOf(activities);
            IsForNobody = subject is null;
            ForUserId = subject ?? Deliveries.Activities.RevokingUserId(activities);
            InvolvedUserIds = [];
            Activities = [.. activities.Select(ActivityEvent.Of)];
            return;
        }

        // A post of the filtered stream matches rules of the app; it is no user's.
        IsOfStream = root.ContainsKey("matching_rules");
        IsForNobody = IsOfStream || root.ContainsKey("user_event") || root.ContainsKey("replay_job_status");
        ForUserId = IsOfStream ? null : JsonId.Of(root["for_user_id"]) ?? RevokingUserId(root["user_event"]);
        InvolvedUserIds = IsOfStream ? [] : InvolvedUsers.Of(root);
        hasForUserId = !IsForNobody;
    }

    /// <summary>Whether it names no user that it is for: it goes to each webhook once.</summary>
    public bool IsForNobody { get; }

    /// <summary>Whether it is a post of the filtered stream.</summary>
    public bool IsOfStream { get; }

    /// <summary>Whose event it is as it stands; null if it does not say.</summary>
    public string? ForUserId { get; }

    /// <summary>Who would get it, if subscribed to Account Activity.</summary>
    public HashSet<string> InvolvedUserIds { get; }

    /// <summary>The events of X Activity in it; empty if it is a body of something else.</summary>
    public IReadOnlyList<ActivityEvent> Activities { get; } = [];

    public ReadOnlyMemory<byte> Bytes => bytes;

    /// <exception cref="ArgumentException">It is no JSON object.</exception>
    public static EventBody Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonNode.Parse(json.Span, documentOptions: BodyJson.Whole) is JsonObject root
                ? new EventBody(json.ToArray(), root)
                : throw new ArgumentException("A body to deliver is a JSON object.", nameof(json));
        }
        catch (JsonException e)
        {
            throw new ArgumentException($"A body to deliver is a JSON object; this is not JSON, or nested too deep. {e.Message}", nameof(json), e);
        }
        catch (ArgumentException e) when (e.ParamName != nameof(json))
        {
            throw new ArgumentException($"A body to deliver has no property twice in one object. What has, {nameof(SignedRequest)}.{nameof(SignedRequest.Delivery)} can send.", nameof(json), e);
        }
        catch (InvalidOperationException e)
        {
            throw new ArgumentException("A body to deliver has no lone surrogate in a name or an id.", nameof(json), e);
        }
    }

    /// <summary>The same event as X sends it to another of the users it involves: only <c>for_user_id</c> differs.</summary>
    public ReadOnlyMemory<byte> For(string userId) => hasForUserId ? WithForUserId(bytes, userId) : bytes;

    /// <summary>
    /// The same event with this user in the part of the one it is for: their ids are exchanged throughout, so that what is an own post, a
    /// mention or an echo stays one.
    /// </summary>
    public ReadOnlyMemory<byte> As(string userId)
    {
        var exchanged = ForUserId is { } own && own != userId ? IdExchange.Apply(bytes, own, userId) : bytes;
        return hasForUserId ? WithForUserId(exchanged, userId) : exchanged;
    }

    /// <summary>Every byte but those of <c>for_user_id</c> stays as it is, so that odd escapes arrive as X sent them.</summary>
    private static byte[] WithForUserId(byte[] bytes, string userId)
    {
        var value = Encoding.UTF8.GetBytes($"\"{JsonEncodedText.Encode(userId)}\"");
        var reader = new Utf8JsonReader(bytes, BodyJson.Reading);
        reader.Read();
        var start = (int)reader.BytesConsumed;
        var isEmpty = true;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            isEmpty = false;
            var isFound = reader.ValueTextEquals("for_user_id"u8);
            reader.Read();
            var valueStart = (int)reader.TokenStartIndex;
            reader.Skip();
            if (isFound)
            {
                return [.. bytes[..valueStart], .. value, .. bytes[(int)reader.BytesConsumed..]];
            }
        }

        return [.. bytes[..start], .. "\"for_user_id\":"u8, .. value, .. isEmpty ? ""u8 : ","u8, .. bytes[start..]];
    }

    private static string? RevokingUserId(JsonNode? userEvent) =>
        userEvent is JsonObject { Count: 1 } kinds && kinds.First().Value is JsonObject revoke && revoke["source"] is JsonObject source
            ? JsonId.Of(source["user_id"])
            : null;
}
