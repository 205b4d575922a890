using TwitterEvents.Generators.Schemas.Naming;
using TwitterEvents.Generators.Tests.Schemas.Support;

namespace TwitterEvents.Generators.Tests.Schemas.Naming;

public sealed class NamesTests
{
    [Theory]
    [InlineData("favourites_count", "FavouritesCount")]
    [InlineData("id_str", "IdStr")]
    [InlineData("screenName", "ScreenName")]
    [InlineData("user-agent", "UserAgent")]
    [InlineData("a b", "AB")]
    [InlineData("_private", "Private")]
    [InlineData("timestamp_ms", "TimestampMs")]
    [InlineData("media_2x", "Media2X")]
    [InlineData("3d", "_3D")]
    [InlineData("class", "Class")]
    [InlineData("__proto__", "Proto")]
    [InlineData("größe", "GrE")]
    [InlineData("名前", "KeyU540DU524D")]
    [InlineData("*", "KeyU2A")]
    [InlineData("_", "KeyU5F")]
    [InlineData("", "Key")]
    [InlineData("i", "I")] // also where i has another capital
    public void A_wire_name_becomes_an_identifier(string wire, string name) => Assert.Equal(name, Names.Pascal(wire));

    [Theory]
    [InlineData("user_mentions", "UserMention")]
    [InlineData("entities", "Entity")]
    [InlineData("addresses", "Address")]
    [InlineData("boxes", "Box")]
    [InlineData("matches", "Match")]
    [InlineData("statuses", "Status")]
    [InlineData("status", "Status")]
    [InlineData("media", "Media")]
    [InlineData("access", "Access")]
    [InlineData("gas", "Gas")]
    [InlineData("ties", "Tie")]
    [InlineData("urls", "Url")]
    [InlineData("sizes", "Size")]
    [InlineData("movies", "Movie")]
    [InlineData("series", "Series")]
    [InlineData("aliases", "Alias")]
    [InlineData("alias", "Alias")]
    [InlineData("news", "News")]
    [InlineData("lens", "Lens")]
    [InlineData("lenses", "Lens")]
    [InlineData("ids", "Id")]
    [InlineData("tls", "Tls")]
    [InlineData("menus", "Menu")]
    [InlineData("caches", "Cache")]
    [InlineData("houses", "House")]
    [InlineData("buzzes", "Buzz")]
    [InlineData("indices", "IndexObject")]
    [InlineData("children", "Child")]
    [InlineData("analysis", "Analysis")]
    [InlineData("media_aliases", "MediaAlias")]
    [InlineData("mediaAliases", "MediaAlias")]
    [InlineData("media-aliases", "MediaAlias")]
    [InlineData("teamPeople", "TeamPerson")]
    [InlineData("ENTRIES", "ENTRY")]
    [InlineData("CHILDREN", "CHILD")]
    [InlineData("v2s", "V2S")] // no word
    public void An_item_is_named_for_one_of_them(string wire, string name) => Assert.Equal(name, Names.ForItem(wire));

    [Theory]
    [InlineData("tweet_create_events", "TweetCreateEvent")]
    [InlineData("direct_message_events", "DirectMessageEvent")]
    [InlineData("replay_job_status", "ReplayJobStatusEvent")]
    [InlineData("user_event", "UserEvent")]
    public void An_event_is_named_for_its_key(string key, string name) => Assert.Equal(name, Names.ForEvent(key));

    [Fact]
    public void An_event_of_a_type_is_named_for_the_type() => Assert.Equal("UnfollowEvent", Names.ForTypedEvent("unfollow"));

    [Fact]
    public void An_event_of_an_inner_key_is_named_for_both_keys() => Assert.Equal("UserRevokeEvent", Names.ForKeyedEvent("user_event", "revoke"));

    [Fact]
    public void The_events_of_our_schemas_have_the_names_they_are_known_by() =>
        Assert.Equal(
            [
                "BlockEvent", "DirectMessageEvent", "DirectMessageIndicateTypingEvent", "DirectMessageMarkReadEvent", "FavoriteEvent",
                "FollowEvent", "MuteEvent", "ReplayJobStatusEvent", "TweetCreateEvent", "TweetDeleteEvent", "UnblockEvent", "UnfollowEvent",
                "UnmuteEvent", "UserRevokeEvent",
            ],
            SchemaSet.Real.ToModel().Files.OfType<TwitterEvents.Generators.Schemas.Model.CatalogFile>().Single().Families[0].Events);

    [Theory]
    [InlineData("Poll", true)]
    [InlineData("Poll_2", true)]
    [InlineData("poll", false)]
    [InlineData("class", false)]
    [InlineData("2Poll", false)]
    [InlineData("Poll Event", false)]
    [InlineData("Größe", false)]
    [InlineData("", false)]
    public void A_name_that_a_hint_gives_must_be_an_identifier(string name, bool isValid) => Assert.Equal(isValid, Names.IsValid(name));

    [Theory]
    [InlineData("Account Activity/x", "Account_Activity_x.g.cs")]
    [InlineData("größe#1", "gr__e_1.g.cs")]
    public void A_file_name_holds_nothing_the_compiler_refuses(string wanted, string name) => Assert.Equal(name, new HintNames().Take(wanted));

    [Fact]
    public void File_names_differ_also_where_case_does_not_count()
    {
        var names = new HintNames();

        Assert.Equal(["Poll.g.cs", "poll-2.g.cs", "POLL-3.g.cs"], [names.Take("Poll"), names.Take("poll"), names.Take("POLL")]);
    }

    [Fact]
    public void A_type_name_that_is_taken_gets_a_number()
    {
        var names = new TypeNames();

        Assert.Equal(["Poll", "Poll2", "Poll3"], [names.Take("Poll"), names.Take("Poll"), names.Take("Poll2")]);
    }

    [Theory]
    [InlineData("file", "FileObject")]
    [InlineData("delivery", "DeliveryObject")]
    [InlineData("user", "User")]
    [InlineData("user_credentials", "UserCredentialsObject")]
    public void A_type_that_other_code_has_is_called_an_object(string wire, string name) => Assert.Equal(name, Names.ForObject(wire));
}
