using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TwitterEvents.Testing.XActivity;

namespace TwitterEvents.Testing.Deliveries;

/// <summary>
/// A body of X Activity as one subscription gets it: with the filter and the tag that were subscribed, and of an array the events that are for
/// it. Every other value stays as it is, so that odd escapes arrive as X sent them.
/// </summary>
internal static class ActivityBody
{
    public static byte[] For(ReadOnlySpan<byte> json, ActivitySubscription subscription, Func<ActivityEvent, bool> isWanted)
    {
        var data = Member(json, "data");
        var output = new ArrayBufferWriter<byte>(json.Length + 64);
        output.Write(json[..data.Start]);
        if (json[data.Start] == (byte)'[')
        {
            var items = Items(json[data.Start..data.End]).Select(item => item.AsMemory()).Where(item => IsWanted(item.Span, isWanted));
            output.Write("["u8);
            var isFirst = true;
            foreach (var item in items)
            {
                output.Write(isFirst ? ""u8 : ","u8);
                output.Write(WithFilterAndTag(item.Span, subscription));
                isFirst = false;
            }

            output.Write("]"u8);
        }
        else
        {
            output.Write(WithFilterAndTag(json[data.Start..data.End], subscription));
        }

        output.Write(json[data.End..]);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>The same body as a replay sends it: <c>"meta":{"replay":true}</c> is added.</summary>
    public static ReadOnlyMemory<byte> AsReplayed(ReadOnlyMemory<byte> json)
    {
        var (data, meta) = (Member(json.Span, "data"), Member(json.Span, "meta"));
        return meta.End > 0 ? json : (byte[])[.. json.Span[..data.End], .. ",\"meta\":{\"replay\":true}"u8, .. json.Span[data.End..]];
    }

    private static bool IsWanted(ReadOnlySpan<byte> item, Func<ActivityEvent, bool> isWanted) =>
        JsonNode.Parse(item, documentOptions: BodyJson.Whole) is JsonObject activity && activity.ContainsKey("event_type") && isWanted(ActivityEvent.Of(activity));

    private static byte[] WithFilterAndTag(ReadOnlySpan<byte> activity, ActivitySubscription subscription)
    {
        var filter = Encoding.UTF8.GetBytes($"\"filter\":{subscription.Filter.ToJson().ToJsonString()}");
        var tag = subscription.Tag is { } text ? Encoding.UTF8.GetBytes($"\"tag\":\"{JsonEncodedText.Encode(text)}\"") : null;
        var members = new List<byte[]>();
        var (hasFilter, hasTag, isSame) = (false, false, true);
        var reader = new Utf8JsonReader(activity, BodyJson.Reading);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var start = (int)reader.TokenStartIndex;
            var (isFilter, isTag) = (reader.ValueTextEquals("filter"u8), reader.ValueTextEquals("tag"u8));
            reader.Read();
            var valueStart = (int)reader.TokenStartIndex;
            reader.Skip();
            var end = (int)reader.BytesConsumed;
            var keeps = isFilter ? JsonNode.DeepEquals(JsonNode.Parse(activity[valueStart..end], documentOptions: BodyJson.Whole), subscription.Filter.ToJson())
                : !isTag || (subscription.Tag is not null && reader.TokenType == JsonTokenType.String && reader.ValueTextEquals(subscription.Tag));
            var member = keeps ? activity[start..end].ToArray() : isFilter ? filter : tag;
            (hasFilter, hasTag, isSame) = (hasFilter || isFilter, hasTag || isTag, isSame && keeps);
            if (member is not null)
            {
                members.Add(member);
            }
        }

        if (!hasTag && tag is not null)
        {
            members.Insert(0, tag);
            isSame = false;
        }

        if (!hasFilter)
        {
            members.Insert(0, filter);
            isSame = false;
        }

        return isSame ? activity.ToArray() : [(byte)'{', .. members.SelectMany((member, i) => i == 0 ? member : member.Prepend((byte)',')), (byte)'}'];
    }

    private static (int Start, int End) Member(ReadOnlySpan<byte> json, string name)
    {
        var reader = new Utf8JsonReader(json, BodyJson.Reading);
        reader.Read();
        var found = (0, 0);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isIt = reader.ValueTextEquals(name);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            found = isIt ? (start, (int)reader.BytesConsumed) : found;
        }

        return found;
    }

    private static List<byte[]> Items(ReadOnlySpan<byte> array)
    {
        var items = new List<byte[]>();
        var reader = new Utf8JsonReader(array, BodyJson.Reading);
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            items.Add(array[start..(int)reader.BytesConsumed].ToArray());
        }

        return items;
    }
}
