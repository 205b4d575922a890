using System.Text;
using TwitterEvents.Generators.Tests.Support;

namespace TwitterEvents.Generators.Tests.Schemas.Support;

/// <summary>A sample with names and texts that would break code which takes them as they are.</summary>
internal static class Hostile
{
    public static readonly string[] Names =
    [
        "", " ", "a b", "a-b", "a_b", "aB", "A_B", "1st", "99", "class", "event", "record", "__proto__", "$ref", "@type", "größe", "名前", "имя", "😀",
        "it's", "say \"hi\"", "back\\slash", "a/b", "<tag>", "a&b", "line\nbreak", "\u2028", "nul\0", "*/", "{x}", "%20", "poll_event", "kind",
        "envelope", "identity", "for_user_id", "wire_name", "this_kind", "discriminator_value", "additional_properties", "equality_contract",
        "get_type", "to_string", "equals", "get_hash_code", "memberwise_clone", "finalize", "clone", "print_members", "deconstruct", "read", "write",
        "find", "wire", "extras", "json_token_type", "event_identity", "reference_equals", "envelope_value", "value", "state", "reader", "empty",
        "is_by_for_user", "write_properties", "unknown",
    ];

    private static readonly string[] Texts =
    [
        "<b>&amp; \"quoted\" 'x' */ // ]]> -->", "a\nb\r\nc\u0085d\u2028e\u2029f\tg\0h\u007f\u001b", "\uD800 alone \uDC00 \uFFFE\uFFFF",
        new string('x', 59) + "😀 after the limit", new string('x', 60) + "😀", "C:\\path\\u0041\\", "{0} {{x}} $\"{y}\"", "#if X\n#region",
        "\uFEFF\u202Eabc ",
    ];

    private static readonly string Item = Poll();
    private static readonly Lazy<GeneratorRun> Generated = new(static () => Set.Generate());

    public static SchemaSet Set => AddedTo(SchemaSet.None);

    public static GeneratorRun Run => Generated.Value;

    public static string Delivery => $$"""{"poll_events":[{{Item}}]}""";

    public static SchemaSet AddedTo(SchemaSet set) => set.WithPolls(Item);

    /// <summary>An event with each text, each name with a scalar or array, and each name with an object, so that it names a type too.</summary>
    private static string Poll()
    {
        var texts = Texts.Select(static (text, i) => $"\"text_{i}\":{Quote(text)}");
        var values = Names.Select(static (name, i) => $"{Quote(name)}:{(i % 2 == 0 ? "1" : "[\"x\"]")}");
        var objects = Names.Select(static (name, i) => $"{Quote(name)}:{{\"y{i}\":{i}}}");
        return $$$"""{"texts":{{{{string.Join(',', texts)}}}},{{{string.Join(',', values)}}},"objects":{{{{string.Join(',', objects)}}}}}""";
    }

    // As X does: everything but ASCII is escaped, half surrogates too.
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            quoted.Append(c is >= ' ' and <= '~' and not '"' and not '\\' ? c.ToString() : $"\\u{(int)c:x4}");
        }

        return quoted.Append('"').ToString();
    }
}
