using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TwitterEvents.Testing.Deliveries;

/// <summary>A body to deliver: whom it involves, and how it reads for one user.</summary>
internal sealed class EventBody
{
    private readonly byte[] bytes;

    private EventBody(byte[] bytes, JsonObject root)
    {
        this.bytes = bytes;
        IsForNobody = root.ContainsKey("user_event") || root.ContainsKey("replay_job_status");
        ForUserId = root["for_user_id"] is JsonValue value && value.TryGetValue<string>(out var id) ? id : null;
        InvolvedUserIds = InvolvedUsers.Of(root);
    }

    /// <summary>Whether it is of the kinds that have no <c>for_user_id</c>.</summary>
    public bool IsForNobody { get; }

    public string? ForUserId { get; }

    public IReadOnlySet<string> InvolvedUserIds { get; }

    public ReadOnlyMemory<byte> Bytes => bytes;

    /// <exception cref="ArgumentException">It is no JSON object.</exception>
    public static EventBody Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonNode.Parse(json.Span) is JsonObject root
                ? new EventBody(json.ToArray(), root)
                : throw new ArgumentException("A body to deliver is a JSON object.", nameof(json));
        }
        catch (JsonException e)
        {
            throw new ArgumentException("A body to deliver is a JSON object; this is not JSON.", nameof(json), e);
        }
    }

    /// <summary>The body with another <c>for_user_id</c>; every other byte stays as it is, so that odd escapes arrive as X sent them.</summary>
    public ReadOnlyMemory<byte> For(string userId)
    {
        var value = Encoding.UTF8.GetBytes($"\"{JsonEncodedText.Encode(userId)}\"");
        var reader = new Utf8JsonReader(bytes);
        reader.Read();
        var start = (int)reader.BytesConsumed;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isFound = reader.ValueTextEquals("for_user_id"u8);
            reader.Read();
            var valueStart = (int)reader.TokenStartIndex;
            reader.Skip();
            if (isFound)
            {
                return (byte[])[.. bytes[..valueStart], .. value, .. bytes[(int)reader.BytesConsumed..]];
            }
        }

        var isEmpty = JsonNode.Parse(bytes) is JsonObject { Count: 0 };
        return (byte[])[.. bytes[..start], .. "\"for_user_id\":"u8, .. value, .. isEmpty ? ""u8 : ","u8, .. bytes[start..]];
    }
}
