using TwitterEvents.Generators.Schemas.Model;
using TwitterEvents.Generators.Tests.Schemas.Support;

namespace TwitterEvents.Generators.Tests.Schemas.Inference;

/// <summary>A property that is sent under several names is one, under its main name, whichever names the samples have.</summary>
public sealed class AliasTests
{
    private const string Reposts = """{"aliases":{"*.repost_count":["retweet_count","rt_count"]}}""";

    /// <summary>What a user and a sender have in common, so that they share a type.</summary>
    private const string Common = """ "a":1,"b":2,"c":3,"d":4,"e":5,"f":6,"g":7,"h":8,"i":9,"j":10,"k":11,"l":12 """;

    [Theory]
    [InlineData("repost_count")]
    [InlineData("retweet_count")]
    [InlineData("rt_count")]
    public void A_name_alone_gives_the_property(string name)
    {
        var property = Assert.Single(Clean(SchemaSet.Polls($$"""{"{{name}}":3}""").WithHints(Reposts)).Record("PollEvent").Properties);

        Assert.Equal(("repost_count", "RepostCount"), (property.Wire, property.Name));
        Assert.Equal(["retweet_count", "rt_count"], property.OtherNames);
    }

    [Fact]
    public void The_values_of_all_names_are_joined()
    {
        var set = SchemaSet.Polls("""{"repost_count":3}""", """{"retweet_count":"3"}""", """{"rt_count":null}""").WithHints(Reposts);

        Assert.Equal("TextOrNumber", set.TypeOf("repost_count"));
    }

    [Fact]
    public void A_sample_may_have_several_names()
    {
        var set = SchemaSet.Polls("""{"retweet_count":3,"repost_count":2.5}""").WithHints(Reposts);

        Assert.Equal("double", set.TypeOf("repost_count"));
        Assert.Single(Clean(set).Record("PollEvent").Properties);
    }

    [Fact]
    public void The_objects_of_all_names_are_one_record_named_by_the_main_one()
    {
        var set = SchemaSet.Polls(
            """{"referenced_tweets":[{"id":"1","old":true}]}""", """{"referenced_posts":[{"id":"2","new":{"n":1}}]}""", """{"referenced_posts":[]}""")
            .WithHints("""{"aliases":{"PollEvent.referenced_posts":["referenced_tweets"]}}""");

        Assert.Equal("List<ReferencedPost>", set.TypeOf("referenced_posts"));
        Assert.Equal(["id", "old", "new"], Wires(Clean(set).Record("ReferencedPost")));
    }

    [Fact]
    public void Objects_are_a_map_if_those_of_all_names_are()
    {
        const string Hints = """{"aliases":{"*.votes":["ballots"]}}""";

        Assert.Equal("Dictionary<string, long>", SchemaSet.Polls("""{"votes":{"1":3}}""", """{"ballots":{"2":3}}""").WithHints(Hints).TypeOf("votes"));
        Assert.Equal("Votes", SchemaSet.Polls("""{"votes":{"1":3}}""", """{"ballots":{"yes":3}}""").WithHints(Hints).TypeOf("votes"));
    }

    [Fact]
    public void Other_hints_are_for_the_main_name()
    {
        var record = Clean(SchemaSet.Polls("""{"kind":"x","when":1762157660,"by":{"id":"7"},"voter":{"id":"8"},"votes":{"yes":1}}""").WithHints(
            """
            {"aliases":{"*.type":["kind"],"*.closing":["when"],"*.owner":["by"],"*.totals":["votes"]},
             "names":{"*.type":"Sort"},"descriptions":{"*.type":"Which."},"values":{"*.type":["x"]},"formats":{"*.closing":"epoch-seconds"},
             "types":{"Person":{"at":["*.owner","*.voter"]}},"maps":["*.totals"]}
            """)).Record("PollEvent");

        Assert.Equal(("Sort", "WordCodec<SortWords>"), (record.Property("type").Name, record.Property("type").Codec()));
        Assert.StartsWith("Which. <c>poll_events[].type</c>,", record.Property("type").Summary, StringComparison.Ordinal);
        Assert.Equal("EpochSecondsCodec", record.Property("closing").Codec());
        Assert.Equal("Person", record.Property("owner").CSharpType());
        Assert.Equal("Person", record.Property("voter").CSharpType());
        Assert.IsType<MapType>(record.Property("totals").Type);
    }

    [Fact]
    public void What_looks_like_an_id_or_a_time_does_by_the_main_name()
    {
        var set = SchemaSet.Polls("""{"sender":"7","stamp":1762157660051}""")
            .WithHints("""{"aliases":{"*.sender_id":["sender"],"*.created_timestamp":["stamp"]}}""");

        Assert.Equal("IdCodec", set.CodecOf("sender_id"));
        Assert.Equal("EpochMillisecondsCodec", set.CodecOf("created_timestamp"));
    }

    [Fact]
    public void An_id_that_is_sent_twice_is_told_by_main_names()
    {
        var record = Clean(SchemaSet.Polls("""{"tweet_id":7,"tweet_id_str":"7"}""")
            .WithHints("""{"aliases":{"*.post_id":["tweet_id"],"*.post_id_str":["tweet_id_str"]}}""")).Record("PollEvent");

        Assert.Equal(["PostIdNumber", "PostIdStr"], record.Properties.Select(static property => property.Name));
        Assert.Equal("PostId", Assert.Single(record.Texts).Name);
    }

    [Theory]
    [InlineData("""{"repost_count":1}""", """{"retweet_count":1}""", "always")]
    [InlineData("""{"rt_count":1}""", """{"retweet_count":1,"repost_count":1}""", "always")]
    [InlineData("""{"rt_count":1}""", """{"retweet_count":null}""", "always")]
    [InlineData("""{"repost_count":1}""", "{}", "sometimes")]
    [InlineData("""{"retweet_count":1}""", "{}", "sometimes")]
    public void A_property_is_always_present_if_every_object_has_one_of_the_names(string first, string second, string presence)
    {
        var items = Clean(SchemaSet.Polls($$"""{"posts":[{{first}},{{second}}]}""").WithHints(Reposts)).Record("Post");
        var samples = Clean(SchemaSet.Polls(first, second).WithHints(Reposts)).Record("PollEvent");

        Assert.All([items, samples], record => Assert.EndsWith(
            $"repost_count</c>, also sent as <c>retweet_count</c> and <c>rt_count</c>, {presence} present in the samples.",
            record.Property("repost_count").Summary,
            StringComparison.Ordinal));
    }

    [Fact]
    public void A_hint_for_a_type_is_for_that_type_alone()
    {
        var model = Clean(SchemaSet.Polls("""{"name":"x","post":{"name":"x","size":1,"length":2}}""").WithHints("""{"aliases":{"Post.title":["name"]}}"""));

        Assert.Equal(["name", "post"], Wires(model.Record("PollEvent")));
        Assert.Equal(["title", "size", "length"], Wires(model.Record("Post")));
    }

    [Fact]
    public void A_hint_for_a_type_wins_over_one_for_any()
    {
        var model = Clean(SchemaSet.Polls("""{"name":"x","post":{"name":"x","size":1}}""").WithHints("""{"aliases":{"*.label":["name"],"Post.title":["name"]}}"""));

        Assert.Equal(["label", "post"], Wires(model.Record("PollEvent")));
        Assert.Equal(["title", "size"], Wires(model.Record("Post")));
    }

    [Fact]
    public void The_names_of_a_type_and_of_any_type_add_up() =>
        Assert.Equal(
            ["name", "text"],
            Clean(SchemaSet.Polls("""{"name":"x"}""").WithHints("""{"aliases":{"*.title":["text"],"PollEvent.title":["name"]}}"""))
                .Record("PollEvent").Property("title").OtherNames);

    [Fact]
    public void A_delivery_has_them_too_but_what_is_an_event_stays_one()
    {
        var set = SchemaSet.None.With("poll_events/a.json", """{"for":"7","polls":1,"votes":2,"poll_events":[{"polls":1,"poll_events":2}]}""")
            .WithHints("""{"aliases":{"*.for_user_id":["for"],"*.poll_events":["polls"]},"delivery":{"subject":"for_user_id"}}""");

        var model = Clean(set);

        Assert.Equal(["for_user_id", "polls", "votes"], Wires(model.Record("AccountActivityEnvelope")));
        Assert.Equal(["poll_events"], Wires(model.Record("PollEvent")));
    }

    [Fact]
    public void Hints_for_all_families_and_those_of_one_add_up_and_its_own_win()
    {
        var set = SchemaSet.Polls("""{"a":1,"b":2,"c":3}""").WithHints("""{"aliases":{"*.one":["a"],"*.two":["b"]}}""");
        set = new SchemaSet(set.Files.Add("hints.json", """{"aliases":{"*.one":["x"],"*.three":["c","b"]}}"""));

        var record = set.ToModel().Record("PollEvent");

        Assert.Equal(["one", "two", "three"], Wires(record));
        Assert.Equal(["a", "x"], record.Property("one").OtherNames);
        Assert.Equal(["b"], record.Property("two").OtherNames);
        Assert.Equal(["c"], record.Property("three").OtherNames);
    }

    [Fact]
    public void A_type_of_several_families_has_the_names_that_each_knows()
    {
        var set = SchemaSet.Polls("""{"owner":{"id":"1","name":"x"}}""")
            .WithHints("""{"aliases":{"Person.name":["title"]},"types":{"Person":{"at":["*.owner"]}},"delivery":{"when":"poll_events"}}""");
        set = new SchemaSet(set.Files
            .Add("other/vote_events/a.json", """{"vote_events":[{"voter":{"id":"1","label":"x"}}]}""")
            .Add("other/hints.json", """{"aliases":{"Person.name":["label"]},"types":{"Person":{"at":["*.voter"]}},"delivery":{"when":"vote_events"}}"""));

        var person = Clean(set).Record("Person");

        Assert.Equal(["id", "name"], Wires(person));
        Assert.Equal(["label", "title"], person.Property("name").OtherNames);
        Assert.Contains("always present", person.Property("name").Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void A_type_that_places_share_has_the_names_of_each()
    {
        var model = Clean(SchemaSet.Polls(
            $$$"""{"user":{"username":"x","pinned_post":{"id":"1"},{{{Common}}}},"sender":{"screen_name":"x","pinned_tweet":{"id":"1","n":2},{{{Common}}}}}""")
            .WithHints("""{"aliases":{"User.username":["screen_name"],"User.pinned_post":["pinned_tweet"]}}"""));

        var shared = (RecordType)model.Record("PollEvent").Property("user").Type;
        var record = model.Record(shared.Name);
        Assert.Equal(shared, model.Record("PollEvent").Property("sender").Type);
        Assert.Equal(14, record.Properties.Count);
        Assert.Equal(["screen_name"], record.Property("username").OtherNames);
        Assert.Contains("always present", record.Property("username").Summary, StringComparison.Ordinal);
        Assert.Equal(["id", "n"], Wires(model.Record(((RecordType)record.Property("pinned_post").Type).Name)));
    }

    [Theory]
    [InlineData("\"username\":\"x\"", "\"screen_name\":true", """ "User.username":["screen_name"] """)]
    [InlineData("\"username\":\"x\"", "\"login\":\"x\"", """ "User.username":["login"],"Sender.name":["login"] """)]
    public void Places_whose_names_disagree_share_no_type(string user, string sender, string aliases)
    {
        var record = Clean(SchemaSet.Polls($$$"""{"user":{{{{user}}},{{{Common}}}},"sender":{{{{sender}}},{{{Common}}}}}""")
            .WithHints($$$"""{"aliases":{{{{aliases}}}}}""")).Record("PollEvent");

        Assert.NotEqual(record.Property("user").Type, record.Property("sender").Type);
    }

    [Fact]
    public void The_order_of_the_samples_changes_no_text()
    {
        string[] items = ["""{"repost_count":3}""", """{"retweet_count":"3"}""", """{"rt_count":2.5,"repost_count":1}""", "{}"];

        var texts = items.Select((_, shift) => SchemaSet.Polls([.. items.Skip(shift), .. items.Take(shift)]).WithHints(Reposts))
            .Select(static set => set.Generate().Sources["AccountActivity.poll_events.g.cs"])
            .Select(static text => text.Split(" Example:")[0])
            .Distinct();

        Assert.Single(texts);
    }

    private static IEnumerable<string> Wires(RecordModel record) => record.Properties.Select(static property => property.Wire);

    private static SchemaModel Clean(SchemaSet set)
    {
        var model = set.ToModel();
        Assert.Empty(model.Diagnostics);
        return model;
    }
}
