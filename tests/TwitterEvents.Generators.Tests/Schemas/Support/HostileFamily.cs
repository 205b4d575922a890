using System.Globalization;

namespace TwitterEvents.Generators.Tests.Schemas.Support;

/// <summary>
/// A random family of deliveries: up to four events of up to three samples each, with hostile names and values of every kind; in every fourth the body
/// is the event, there are up to eight, and many have something in common. A name mostly has values of one kind, as real ones do, so that there is
/// something to infer. The same seed gives the same family.
/// </summary>
internal sealed class HostileFamily
{
    /// <summary>Where the body is the event, this header has its folder's name.</summary>
    public const string Header = "X-Kind";

    private const int MaxDepth = 4;

    /// <summary>Names that collide as C# names, or with members, types and namespaces; names that inference looks at.</summary>
    private static readonly string[] Names =
    [
        .. Hostile.Names, "file", "File", "management", "testing", "system", "json", "models", "*", "名", "...", "_", "-1", "a", "A", "a.b", "user", "User",
        "users", "user_", "id", "ids", "user_id", "id_str", "count", "count_str", "created_at", "createdAt", "timestamp_ms", "time", "date", "type",
        "object", "string", "json_element", "poll", "poll_event", "poll_events", "envelope_object", "poll_event_value", "0", "1", "22", "items", "item",
    ];

    private static readonly string[] Numbers =
    [
        "0", "-0", "1", "-7", "10", "10.5", "10.0", "-0.25", "1e3", "1E+2", "2.5e-3", "1e400", "9007199254740993", "9223372036854775807",
        "9223372036854775808", "-9223372036854775809", "12345678901234567890", "1762157660051", "1762157660", "0.1",
    ];

    private static readonly string[] Dates =
    [
        "Tue Mar 04 05:12:09 +0000 2025", "2025-10-14T16:05:33+00:00", "2025-10-14T16:05:33+02:00", "2025-10-14T16:05:33-04:00",
        "2025-10-14T16:05:33-0400", "2025-10-14T16:05:33Z", "2025-10-14T16:05:33.5Z", "2025-10-14T16:05:33.000Z", "2025-10-14T16:05:33.123456Z",
        "2025-10-14T16:05:33.1234567+01:00", "2025-10-14", "2025-10-14 16:05:33", "2025-10-14t16:05:33z", "2025-02-30T00:00:00Z", "0001-01-01T00:00:00Z",
        "9999-12-31T23:59:60Z", "1762157660051", "1762157660", "",
    ];

    private static readonly string[] Texts = ["", " ", "x", "true", "1", "-7", "12345678901234567890", "<b>&\"'\\\n\u2028名😀", "open", "close"];

    /// <summary>Names of properties, whatever is under them, that may have another name in some samples.</summary>
    private static readonly string[] Renamed = ["a", "count", "created_at", "date", "id", "id_str", "item", "items", "object", "poll", "time", "user", "users"];

    private readonly Random random;
    private readonly string[] names;
    private readonly HashSet<string> events = [];
    private readonly Dictionary<string, Func<int, string>> habits = [];

    private HostileFamily(int seed)
    {
        random = new Random(seed);
        names = [.. Enumerable.Range(0, 3 + random.Next(14)).Select(_ => Pick(Names)).Distinct()];
    }

    public static SchemaSet Create(int seed) => seed % 4 == 3 ? new HostileFamily(seed).CreateBodies() : new HostileFamily(seed).Create();

    /// <summary>The headers that a sample's delivery comes with.</summary>
    public static (string Name, string Value)[] HeadersOf(SchemaSet set, string path) =>
        set.Files.Any(static file => file.Key.EndsWith("hints.json", StringComparison.Ordinal) && file.Value.Contains($"header {Header}", StringComparison.Ordinal))
            ? [(Header, path.Split('/')[^2])]
            : [];

    private SchemaSet Create()
    {
        var set = SchemaSet.None;
        var keys = Names.Where(IsFolder).Select(name => Chance(2) ? name : name + "_events").OrderBy(_ => random.Next()).Distinct().Take(1 + random.Next(4));
        var hints = new List<string>();
        foreach (var key in keys.ToArray())
        {
            var isKeyed = Chance(5);
            var isSingle = Chance(4);
            var discriminator = !isKeyed && Chance(4) ? names.FirstOrDefault(static name => name.Length > 0) : null;
            events.UnionWith([key, discriminator ?? ""]);
            string[] kinds = [.. Enumerable.Range(0, 1 + random.Next(3)).Select(_ => Pick(Names)).Where(static kind => kind.Length > 0).Append("x").Distinct()];
            events.UnionWith(kinds);
            var hint = new List<string>();
            Add(hint, isKeyed, "\"keyed\":true");
            Add(hint, discriminator is not null, $"\"discriminator\":{Hostile.Quote(discriminator ?? "")}");
            Add(hint, Chance(5), $"\"wraps\":\"{(discriminator is null ? "Thing" : "Post" + hints.Count)}\"");
            Add(hints, hint.Count > 0, $"{Hostile.Quote(key)}:{{{string.Join(',', hint)}}}");

            string Item() => discriminator is null ? Object(MaxDepth) : Object(MaxDepth, (discriminator, Hostile.Quote(Pick(kinds))));
            var samples = 1 + random.Next(3);
            for (var i = 0; i < samples; i++)
            {
                var events = isKeyed ? Map(kinds, _ => Item(), MaxDepth) : isSingle ? Item() : $"[{Several(1 + random.Next(3), Item)}]";
                set = set.With($"{key}/{(char)('a' + i)}.json", Delivery(set, key, events));
            }
        }

        var aliases = new List<string>();
        set = WithAliases(set, aliases);
        return hints.Count + aliases.Count == 0 ? set : set.WithHints($"{{{string.Join(',', [.. Of("events", hints), .. Of("aliases", aliases)])}}}");
    }

    private SchemaSet CreateBodies()
    {
        var set = SchemaSet.None;
        var hints = new List<string>();
        string[] common = [.. names.Where(static name => name.Length > 0).Take(3)];
        foreach (var name in common)
        {
            habits[name] = depth => depth <= 0 ? "{}" : Object(depth);
        }

        foreach (var key in Names.Where(IsFolder).OrderBy(_ => random.Next()).Take(1 + random.Next(8)))
        {
            var discriminator = Chance(4) ? names.FirstOrDefault(name => name.Length > 0 && !common.Contains(name)) : null;
            Add(hints, discriminator is not null, $"{Hostile.Quote(key)}:{{\"discriminator\":{Hostile.Quote(discriminator ?? "")}}}");
            var samples = 1 + random.Next(3);
            for (var i = 0; i < samples; i++)
            {
                var members = common.Where(_ => !Chance(4)).Select(name => (name, Value(name, MaxDepth - 1)));
                (string Name, string Value)[] kind = discriminator is null ? [] : [(discriminator, Hostile.Quote(Pick(Names) + "x"))];
                set = set.With($"{key}/{(char)('a' + i)}.json", Object(MaxDepth, [.. members, .. kind]));
            }
        }

        return set.WithHints($"{{{string.Join(',', [$"\"delivery\":{{\"event\":\"\",\"kind\":\"header {Header}\"}}", .. Of("events", hints)])}}}");
    }

    /// <summary>In some files some properties have another name, which a hint says: no object has both.</summary>
    private SchemaSet WithAliases(SchemaSet set, List<string> hints)
    {
        foreach (var name in Renamed.Where(name => !events.Contains(name) && Chance(2)))
        {
            var renamed = set.Files.ToDictionary(
                static file => file.Key,
                file => Chance(2) ? file.Value.Replace($"\"{name}\":", $"\"{name}_once\":", StringComparison.Ordinal) : file.Value);
            Add(hints, renamed.Any(file => file.Value != set.Files[file.Key]), $"\"*.{name}\":[\"{name}_once\",\"{name}_never\"]");
            set = set with { Files = set.Files.SetItems(renamed) };
        }

        return set;
    }

    /// <summary>The events of a key, among what may be in an envelope.</summary>
    private string Delivery(SchemaSet set, string key, string events)
    {
        var members = names.Where(name => name != key && !set.Files.Keys.Any(file => file.Contains($"/{name}/", StringComparison.Ordinal)))
            .Where(_ => Chance(6))
            .Where(name => !Names.Contains(name.Replace("_events", "", StringComparison.Ordinal)) || !IsFolder(name))
            .Select(name => Member(name, 2))
            .Append($"{Hostile.Quote(key)}:{events}");
        return $"{{{string.Join(',', members)}}}";
    }

    private string Object(int depth, params (string Name, string Value)[] fixedMembers) =>
        $"{{{string.Join(',', fixedMembers.Select(static member => $"{Hostile.Quote(member.Name)}:{member.Value}")
            .Concat(names.Where(name => Chance(2) && fixedMembers.All(member => member.Name != name)).Select(name => Member(name, depth - 1))))}}}";

    private string Member(string name, int depth) => $"{Hostile.Quote(name)}:{Value(name, depth)}";

    /// <summary>A value as the name is used to have, seldom null, more seldom anything.</summary>
    private string Value(string name, int depth)
    {
        if (!habits.TryGetValue(name, out var habit))
        {
            habits[name] = habit = Habit(name);
        }

        return random.Next(24) switch { 0 => "null", 1 => Habit(name)(depth), _ => habit(depth) };
    }

    private Func<int, string> Habit(string name)
    {
        var date = Hostile.Quote(Pick(Dates));
        var number = Pick(Numbers);
        return random.Next(22) switch
        {
            0 => _ => number,
            1 => _ => Pick(Numbers),
            2 => _ => random.Next(-9, 99).ToString(CultureInfo.InvariantCulture),
            3 => _ => Chance(2) ? "10" : "10.5",
            4 => _ => date,
            5 => _ => Hostile.Quote(Pick(Dates)),
            6 => _ => Hostile.Quote(Pick(Texts)),
            7 => _ => Hostile.Quote("x"),
            8 => _ => Chance(2) ? "true" : "false",
            9 => _ => Pick(["true", "\"true\"", "\"False\"", "false"]),
            10 => _ => Chance(2) ? "\"7\"" : "7",
            11 => _ => "null",
            12 => _ => Pick(["[]", "{}", "null"]),
            13 => depth => depth <= 0 ? "{}" : Chance(2) ? Object(depth) : $"[{Object(depth)}]",
            14 => depth => List(depth, () => Pick(Numbers)),
            15 => depth => List(depth, () => Pick(["[]", "[null]", "[1]", "[[2.5,null]]", "null"])),
            16 => depth => List(depth, () => Pick(["\"a\"", date, "null"])),
            17 => depth => List(depth, () => Chance(8) ? "null" : Object(depth - 1)),
            18 => depth => Map(["1", "22", "333"], _ => Chance(6) ? "null" : number, depth),
            19 => depth => Map(["1", "0", "007"], _ => Object(depth - 1), depth),
            20 => depth => Map(["u-1f", "u-2c", "名"], _ => Value(name, depth - 1), depth),
            _ => depth => depth <= 0 ? "{}" : Object(depth),
        };
    }

    private string List(int depth, Func<string> item) => depth <= 0 ? "[]" : $"[{Several(random.Next(4), item)}]";

    private string Map(string[] keys, Func<string, string> value, int depth) =>
        depth <= 0 ? "{}" : $"{{{string.Join(',', keys.Where((_, i) => i == 0 || Chance(2)).Select(key => $"{Hostile.Quote(key)}:{value(key)}"))}}}";

    private static string Several(int count, Func<string> item) => string.Join(',', Enumerable.Range(0, count).Select(_ => item()));

    /// <summary>A member of hints, of which none is empty.</summary>
    private static IEnumerable<string> Of(string name, List<string> hints) =>
        hints.Count == 0 ? [] : [$"\"{name}\":{{{string.Join(',', hints)}}}"];

    private static void Add(List<string> parts, bool isWanted, string part)
    {
        if (isWanted)
        {
            parts.Add(part);
        }
    }

    private static bool IsFolder(string name) => name.Length > 0 && name.AsSpan().IndexOfAny("/\\\0\n") < 0;

    private bool Chance(int outOf) => random.Next(outOf) == 0;

    private T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];
}
