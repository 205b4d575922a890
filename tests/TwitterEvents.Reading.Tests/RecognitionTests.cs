using System.Text.Json.Nodes;
using TwitterEvents.Reading.Tests.Support;

namespace TwitterEvents.Reading.Tests;

/// <summary>Of which family a body is, is told by what it has, in whatever order; what is of none is one unknown event.</summary>
public sealed class RecognitionTests
{
    public static TheoryData<string> AllSamples => Samples.All;

    /// <summary>The name two families share may be repeated as often as there is room; to look for each would take half a minute for a megabyte.</summary>
    [Theory]
    [InlineData("{\"event_type\":1}", "{\"event_tape\":1}", true)]
    [InlineData("{\"event_tape\":1}", "{\"event_type\":1}", false)]
    public void The_text_is_run_over_once_for_a_mark_however_often_it_is_asked_for(string first, string later, bool mayHave)
    {
        var families = TwitterEventsCatalog.Instance.Families;
        var index = Array.FindIndex(families, static family => family.When is [_, ..] when && "event_type"u8.SequenceEqual(when[^1]));
        var text = System.Text.Encoding.UTF8.GetBytes(first);
        var marks = new FamilyMarks(text);
        Assert.Equal(mayHave, marks.MayHave(families[index], index));

        // Who looked again would see another text.
        System.Text.Encoding.UTF8.GetBytes(later).CopyTo(text, 0);
        Assert.Equal(mayHave, marks.MayHave(families[index], index));
    }

    [Theory]
    [MemberData(nameof(AllSamples))]
    public void A_sample_is_of_its_family_in_whatever_order_its_names_are(string sample)
    {
        var text = System.Text.Encoding.UTF8.GetString(Samples.Bytes(sample));
        var types = Types(DeliveryReader.Read(Samples.Bytes(sample)));
        Assert.DoesNotContain(nameof(UnknownEvent), types, StringComparison.Ordinal);

        foreach (var root in Orders(JsonNode.Parse(text)!.AsObject()))
        {
            foreach (var body in root["data"] is JsonObject data ? Orders(data).Select(other => With(root, "data", other)) : [root])
            {
                var delivery = Lossless.Read(body.ToJsonString());
                Assert.Equal(Samples.FamilyOf(sample), delivery.Envelope!.Family);
                Assert.Equal(types, Types(delivery));
            }
        }
    }

    [Theory]
    [InlineData("""{"data":{"event_type":null}}""", "x-activity", "UnknownXActivityEvent")]
    [InlineData("""{"data":[{"x":1},{"payload":{},"event_type":"follow.follow"}]}""", "x-activity", "FollowFollowEvent UnknownXActivityEvent")]
    [InlineData("""{"x":1,"data":{"payload":{},"event_type":"follow.follow"}}""", "x-activity", "FollowFollowEvent")]
    [InlineData("""{"data":{"payload":{},"event_type":"follow.follow"},"matching_rules":[]}""", "x-activity", "FollowFollowEvent")]
    [InlineData("""{"matching_rules":[],"data":{"payload":{},"event_type":"follow.follow"}}""", "filtered-stream", "FilteredStreamPostEvent")]
    [InlineData("""{"data":{"id":"1"},"matching_rules":null}""", "filtered-stream", "FilteredStreamPostEvent")]
    [InlineData("""{"data":{"id":"1"},"includes":{}}""", "filtered-stream", "FilteredStreamPostEvent")]
    [InlineData("""{"data":[{"id":"1"},{"id":"2"}],"matching_rules":[]}""", "filtered-stream", "FilteredStreamPostEvent FilteredStreamPostEvent")]
    [InlineData("""{"matching_rules":[{"id":"1"}]}""", "filtered-stream", "UnknownFilteredStreamEvent")]
    [InlineData("""{"matching_rules":[{"id":"1"}],"data":null}""", "filtered-stream", "UnknownFilteredStreamEvent")]
    [InlineData("""{"matching_rules":[{"id":"1"}],"data":"x"}""", "filtered-stream", "UnknownFilteredStreamEvent")]
    [InlineData("""{"for_user_id":"1","data":{"payload":{},"event_type":"follow.follow"}}""", "account-activity", "UnknownEvent")]
    [InlineData("""{"for_user_id":"1"}""", "account-activity", "")]
    [InlineData("""{"data":{"id":"event_type"},"matching_rules":[]}""", "filtered-stream", "FilteredStreamPostEvent")]
    [InlineData("""{"data":{"id":"1"},"matching_rules" : "}\"]" }""", "filtered-stream", "FilteredStreamPostEvent")]
    [InlineData("""{"data":{"id":"1"},"matching_rules":[],"z":{"matching_rules":1}}""", "filtered-stream", "FilteredStreamPostEvent")]
    [InlineData("""{"data":{"id":"1"},"\u006datching_rules":[]}""", "filtered-stream", "FilteredStreamPostEvent")]
    [InlineData("""{"data":{"payload":{},"event_\u0074ype":"follow.follow"},"matching_rules":[]}""", "x-activity", "FollowFollowEvent")]
    public void What_only_one_family_has_tells(string body, string family, string events)
    {
        var delivery = Lossless.Read(body);

        Assert.Equal((family, events), (delivery.Envelope!.Family, Types(delivery)));
    }

    /// <summary>A name that several know tells nothing.</summary>
    [Theory]
    [InlineData("""{"data":{"id":"1"}}""", "data")]
    [InlineData("""{"data":[{"event":"follow.follow"},{"payload":{}}]}""", "data")]
    [InlineData("""{"data":"event_type"}""", "data")]
    [InlineData("""{"data":null}""", "data")]
    [InlineData("""{"data":{"id":"matching_rules"}}""", "data")]
    [InlineData("""{"data":{"id":"1","x":{"matching_rules":[]}}}""", "data")]
    [InlineData("""{"data":{"id":"1","a\"matching_rules":[]}}""", "data")]
    [InlineData("""{"data":{"id":"1"},"a\"matching_rules":[]}""", "data")]
    [InlineData("""{"tea":1,"cups":{"type":"x"},"data":{"x":1}}""", "cups")]
    [InlineData("""{"\ud800":{"data":1}}""", "\uFFFD")]
    public void What_is_of_no_family_is_one_unknown_event(string body, string wireName)
    {
        var e = Assert.IsType<UnknownEvent>(Assert.Single(Lossless.Read(body).Events));

        Assert.Equal((wireName, null), (e.WireName, e.Envelope));
    }

    private static string Types(Delivery delivery) => string.Join(' ', delivery.Events.Select(static e => e.GetType().Name).Order(StringComparer.Ordinal));

    /// <summary>Each name once the first and once the last, forwards and backwards.</summary>
    private static IEnumerable<JsonObject> Orders(JsonObject o)
    {
        string[] names = [.. o.Select(static property => property.Key)];
        return Enumerable.Range(0, names.Length)
            .Select(i => names[i..].Concat(names[..i]))
            .SelectMany(static order => new[] { order, order.Reverse() })
            .Select(order => new JsonObject(order.Select(name => KeyValuePair.Create(name, o[name]?.DeepClone()))));
    }

    private static JsonObject With(JsonObject o, string name, JsonObject value) =>
        new(o.Select(property => KeyValuePair.Create(property.Key, property.Key == name ? value.DeepClone() : property.Value?.DeepClone())));
}
