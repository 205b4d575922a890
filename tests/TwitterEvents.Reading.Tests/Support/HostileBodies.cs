using System.Text;

namespace TwitterEvents.Reading.Tests.Support;

/// <summary>Bodies somebody might make up to be expensive to read, each of a wanted size.</summary>
internal static class HostileBodies
{
    private const string Lone = "\\ud83d";
    private const string Activity = "{\"data\":{\"event_type\":\"post.create\",\"payload\":";
    private const int Levels = 120;

    public static IEnumerable<string> Names => Shapes.Keys;

    private static readonly SortedDictionary<string, Func<int, string>> Shapes = new(StringComparer.Ordinal)
    {
        ["date, RFC 3339, repeated"] = size => Repeat("""{"user_event":{"revoke":{""", _ => "\"date_time\":\"2018-05-24T09:48:12+00:00\"", "}}}", size),
        ["discriminator after a large object"] = size => $$"""{"follow_events":[{"source":{"name":"{{Text(size)}}"},"type":"unfollow"}]}""",
        ["discriminator after many properties"] = size => Repeat("""{"follow_events":[{""", i => $"\"a{i}\":1", ""","type":"unfollow"}]}""", size),
        ["discriminator twice in each item"] = size => Items("follow_events", """{"type":"follow","type":"unfollow"}""", size),
        ["discriminator twice, then unknown, in each item"] = size => Items("follow_events", """{"type":"follow","type":"poked"}""", size),
        ["discriminator twice around a large object"] = size =>
            Repeat("""{"follow_events":[{"type":"follow","source":{""", i => $"\"a{i}\":1", """},"type":"unfollow"}]}""", size),
        ["discriminator many times in one item"] = size =>
            Repeat("""{"follow_events":[{""", i => i % 2 == 0 ? "\"type\":\"follow\"" : "\"type\":\"unfollow\"", "}]}", size),
        ["events, empty objects"] = size => Items("tweet_create_events", "{}", size),
        ["events, nobody's type"] = size => Items("follow_events", "{}", size),
        ["events, tiny"] = size => Items("follow_events", """{"type":"follow"}""", size),
        ["events, unknown, numbers"] = size => $$"""{"for_user_id":"7",{{Items("poll_events", "1", size)[1..]}}""",
        ["events, unknown, one key each"] = size => Repeat("""{"for_user_id":"7",""", i => $"\"a{i}\":{{}}", "}", size),
        ["events, keyed"] = size => Repeat("""{"user_event":{""", _ => "\"revoke\":{}", "}}", size),
        ["events, keyed, unknown"] = size => Repeat("""{"user_event":{""", i => $"\"a{i}\":{{}}", "}}", size),
        ["event with an unreadable name at its end"] = size => Repeat("""{"tweet_create_events":[{""", i => $"\"a{i}\":1", ",\"" + Lone + "\":1}]}", size),
        ["events, each with an unreadable name"] = size => Items("tweet_create_events", "{\"" + Lone + "\":1}", size),
        ["ids as numbers"] = size => Repeat("""{"direct_message_events":[{"type":"message_create",""", i => $"\"id\":{i}", "}]}", size),
        ["list of mismatched items"] = size => Repeat("""{"tweet_create_events":[{"entities":{"hashtags":[""", _ => "1", "]}}]}", size),
        ["list of records, empty"] = size => Repeat("""{"tweet_create_events":[{"entities":{"hashtags":[""", _ => "{}", "]}}]}", size),
        ["list of records with mismatches"] = size => Repeat("""{"tweet_create_events":[{"entities":{"hashtags":[""", _ => """{"a":1,"text":5}""", "]}}]}", size),
        ["list of records with mismatches, then a bad item"] = size =>
            Repeat("""{"tweet_create_events":[{"entities":{"hashtags":[""", _ => """{"a":1,"text":5}""", ",7]}}]}", size),
        ["list of lists, empty"] = size => Repeat("""{"tweet_create_events":[{"place":{"bounding_box":{"coordinates":[[""", _ => "[]", "]]}}}]}", size),
        ["list of fractions, short"] = size => Repeat("""{"tweet_create_events":[{"coordinates":{"coordinates":[""", _ => "1e9", "]}}]}", size),
        ["list of fractions, long"] = size => Repeat("""{"tweet_create_events":[{"coordinates":{"coordinates":[""", _ => "1.2345678901234567e-300", "]}}]}", size),
        ["list of texts"] = size => Repeat("""{"tweet_create_events":[{"withheld_in_countries":[""", _ => "\"a\"", "]}]}", size),
        ["map of records, empty"] = size => Repeat("""{"users":{""", i => $"\"{i}\":{{}}", "}}", size),
        ["map of records with mismatches"] = size => Repeat("""{"users":{""", i => $"\"{i}\":{{\"name\":5}}", "}}", size),
        ["map of records with mismatches, then a bad one"] = size => Repeat("""{"users":{""", i => $"\"{i}\":{{\"name\":5}}", ""","x":5}}""", size),
        ["names, long"] = size => Repeat("""{"tweet_create_events":[{""", i => $"\"{i}{new string('a', 1_000)}\":1", "}]}", size),
        ["names, long, under a long path"] = size => Nested(40, size, i => $"\"{i}{new string('a', 100)}\":1"),
        ["names, escaped"] = size => Repeat("""{"tweet_create_events":[{""", _ => "\"\\u0074ext\":null", "}]}", size),
        ["nested event, many names, then one that is known"] = size => Repeat(Activity + "{\"post\":{\"id\":\"1\"},", i => $"\"a{i}\":1", ",\"id\":\"2\"}}}", size),
        ["nested event, many beside it"] = size => Repeat(Activity + "{\"post\":{\"id\":\"1\"},", i => $"\"a{i}\":{{\"b\":1}}", "}}}", size),
        ["nested event, repeated"] = size => Repeat(Activity + "{", i => $"\"post\":{{\"id\":\"{i}\"}}", "}}}", size),
        ["nested event, large, an unreadable name at its end"] = size =>
            Repeat(Activity + "{\"post\":{\"id\":\"1\",", _ => "\"text\":\"x\"", ",\"" + Lone + "\":1}}}}", size),
        ["nested event, large, an unreadable name beside it"] = size =>
            Repeat(Activity + "{\"post\":{\"id\":\"1\",", _ => "\"text\":[\"x\"]", "},\"" + Lone + "\":1}}}", size),
        ["nested events, many"] = size => Repeat(Activity + "[", i => $"{{\"post\":{{\"id\":\"{i}\"}}}}", "]}}", size),
        ["nested posts, an unreadable name at each end"] = size => Nest("{\"quoted_status\":", $"{{\"text\":\"{Text(size)}\"}}", ",\"" + Lone + "\":1}"),
        ["nested posts, mismatches and an unreadable name at each end"] = size =>
            Nest("{\"quoted_status\":", Repeat("{", i => $"\"a{i}\":1", "}", size), ",\"" + Lone + "\":1}"),
        ["nested posts, small, an unreadable name at each end"] = size => Items(
            "tweet_create_events", string.Concat(Enumerable.Repeat("{\"quoted_status\":", 100)) + "1" + string.Concat(Enumerable.Repeat(",\"" + Lone + "\":1}", 100)), size),
        ["nested lists, a bad item at each end"] = size =>
            Nest("{\"contained_within\":[", Repeat("{\"bounding_box\":{", i => $"\"a{i}\":1", "}}", size), ",7]}", "{\"place\":", "}"),
        ["nested lists, large text innermost"] = size => Nest("{\"contained_within\":[", $"{{\"name\":\"{Text(size)}\"}}", ",7]}", "{\"place\":", "}"),
        ["properties, known, repeated"] = size => Repeat("""{"tweet_create_events":[{""", _ => "\"text\":\"abcd\"", "}]}", size),
        ["properties, known, mismatched, repeated"] = size => Repeat("""{"tweet_create_events":[{""", _ => "\"text\":5", "}]}", size),
        ["properties, unknown"] = size => Repeat("""{"tweet_create_events":[{""", i => $"\"a{i}\":1", "}]}", size),
        ["properties, unknown, repeated"] = size => Repeat("""{"tweet_create_events":[{""", _ => "\"a\":1", "}]}", size),
        ["properties, unknown, in each of many records"] = size => Items("tweet_create_events", """{"a":1,"b":2,"c":3,"d":4,"user":{"e":1,"f":1,"g":1}}""", size),
        ["properties, unknown, under a long path"] = size => Nested(60, size, i => $"\"a{i}\":1"),
        ["root, unknown arrays"] = size => Repeat("""{"for_user_id":"7",""", _ => "\"a\":[]", "}", size),
        ["root, unknown scalars"] = size => Repeat("""{"for_user_id":"7",""", i => $"\"a{i}\":1", "}", size),
        ["root, known, repeated"] = size => Repeat("{", _ => "\"follow_events\":[]", "}", size),
        ["root, nothing known"] = size => Repeat("{", i => $"\"a{i}\":{{}}", "}", size),
        ["root, a shared name repeated, a mark in the last text"] = size => Repeat("{", _ => "\"data\":\"aaaaaaaaaaaaaaaaaaaaaaaaa\"", ",\"z\":\"event_type\"}", size),
        ["root, a shared name repeated, its last letter escaped"] = size => Repeat("{", _ => "\"dat\\u0061\":\"aaaaaaaaaaaaaaaaaaaaaaaaa\"", "}", size),
        ["root, a shared name repeated, then many escapes"] = size =>
            Repeat("{", _ => "\"data\":0", $",\"z\":\"{string.Concat(Enumerable.Repeat("\\u00e9", size / 8))}\\u0041\"}}", size),
        ["root, nothing known, one large"] = size => Repeat("""{"data":[""", _ => "1", "]}", size),
        ["texts with a lone surrogate"] = size => Repeat("""{"tweet_create_events":[{""", _ => "\"text\":\"" + Lone + "\"", "}]}", size),
        ["text, escaped"] = size => $$"""{"tweet_create_events":[{"text":"{{string.Concat(Enumerable.Repeat("\\u00e9", size / 6))}}"}]}""",
    };

    public static byte[] Make(string name, int size) => Encoding.UTF8.GetBytes(Shapes[name](size));

    private static string Items(string key, string item, int size) => Repeat($$"""{"{{key}}":[""", _ => item, "]}", size);

    private static string Repeat(string open, Func<int, string> item, string close, int size)
    {
        var text = new StringBuilder(open, size);
        for (var i = 0; text.Length + close.Length < size; i++)
        {
            text.Append(i == 0 ? "" : ",").Append(item(i));
        }

        return text.Append(close).ToString();
    }

    private static string Nest(string open, string innermost, string close, string before = "", string after = "") =>
        "{\"tweet_create_events\":[" + before + string.Concat(Enumerable.Repeat(open, Levels)) + innermost + string.Concat(Enumerable.Repeat(close, Levels)) + after + "]}";

    private static string Nested(int levels, int size, Func<int, string> item) => Repeat(
        "{\"tweet_create_events\":[" + string.Concat(Enumerable.Repeat("{\"quoted_status\":", levels)) + "{", item, new string('}', levels + 1) + "]}", size);

    private static string Text(int size) => new('a', size);
}
