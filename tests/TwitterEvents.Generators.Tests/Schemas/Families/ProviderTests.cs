using TwitterEvents.Generators.Tests.Schemas.Support;
using TwitterEvents.Generators.Tests.Support;

namespace TwitterEvents.Generators.Tests.Schemas.Families;

/// <summary>Deliveries as other providers than X build them: every form of the words <c>event</c> and <c>kind</c>, in every order.</summary>
public sealed class ProviderTests
{
    private const string Header = "X-GitHub-Event";

    [Fact]
    public void None_of_them_has_a_problem() => Assert.All(
        [Providers.GitHub, Providers.Stripe, Providers.Slack, Providers.CloudEvents, Providers.Line, Providers.Bodies],
        static set => Assert.Empty(Problems.Of(set)));

    [Theory]
    [InlineData("push", """{"ref":"x","after":"b2"}""", "PushEvent")]
    [InlineData("pushed", """{"ref":"x","after":"b2"}""", "PushEvent")]
    [InlineData("star", """{"action":"created","sender":{"login":"cup","id":5}}""", "CreatedEvent")]
    [InlineData("star", """{"sender":{"login":"cup"},"action":"deleted"}""", "DeletedEvent")]
    [InlineData("star", """{"action":"created","action":"deleted"}""", "DeletedEvent")]
    [InlineData("star", """{"action":"painted","sender":{"login":"cup"}}""", "UnknownStarEvent(star)")]
    [InlineData("star", """{"ref":"x"}""", "UnknownStarEvent(star)")]
    [InlineData("push", """{"action":"created"}""", "PushEvent")]
    [InlineData("push", "{}", "PushEvent")]
    [InlineData("push", """{"ref":[1],"after":{"x":"y"}}""", "PushEvent")]
    [InlineData("push", """{"\ud800":1}""", "UnknownGithubEvent(push)")]
    [InlineData("fork", """{"ref":"x"}""", "UnknownGithubEvent(fork)")]
    [InlineData("Push", """{"ref":"x"}""", "UnknownGithubEvent(Push)")]
    [InlineData("", """{"ref":"x"}""", "UnknownGithubEvent()")]
    [InlineData("fork", "{}", "UnknownGithubEvent(fork)")]
    [InlineData("fork", """{"\ud800":1}""", "UnknownGithubEvent(fork)")]
    public void A_header_names_the_kind(string kind, string body, string e)
    {
        using var library = new ForeignLibrary(Providers.GitHubRun);

        Assert.Equal($"{e} {body}", library.Show(body, (Header, kind)));
        Assert.Equal($"{e} {body}", library.Show(body, ("x-github-EVENT", kind)));
        Assert.Equal($"{e} {body}", library.Show(body, ("X-Other", "fork"), (Header, kind)));
    }

    [Fact]
    public void Without_the_header_the_body_is_unknown()
    {
        using var library = new ForeignLibrary(Providers.GitHubRun);

        Assert.Equal([Header], library.Catalog.Headers);
        Assert.Equal("""UnknownGithubEvent() {"ref":"x"}""", library.Show("""{"ref":"x"}"""));
        Assert.Equal("""UnknownGithubEvent() {"ref":"x"}""", library.Show("""{"ref":"x"}""", ("X-Other", "push")));
    }

    /// <summary>A header is under no signature. It chooses a type, and what does not fit that is kept.</summary>
    [Fact]
    public void What_does_not_fit_the_kind_of_the_header_is_kept()
    {
        using var library = new ForeignLibrary(Providers.GitHubRun);

        var delivery = library.ReadWithoutLoss("""{"action":"created","starred_at":"2025-10-14T16:05:33Z"}""", (Header, "push"));

        dynamic e = Assert.Single(delivery.Events);
        Assert.Equal(["action", "starred_at"], ((IDictionary<string, System.Text.Json.JsonElement>)e.AdditionalProperties).Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["(push).action", "(push).starred_at"], delivery.Drifts.Select(static drift => drift.Path));
    }

    /// <summary>To tell that it is of no other family costs nothing of what a body of its length may hold.</summary>
    [Fact]
    public void A_body_that_may_have_any_names_is_counted_once()
    {
        using var alone = new ForeignLibrary(Providers.GitHubRun);
        using var among = new ForeignLibrary(SeveralFamiliesTests.Generated);
        var body = $"{{{string.Join(',', Enumerable.Range(0, 1200).Select(static i => $"\"k{i}\":1"))}}}";

        Assert.Equal("PushEvent", Assert.Single(alone.ReadWithoutLoss(body, (Header, "push")).Events).GetType().Name);
        Assert.Equal("PushEvent", Assert.Single(among.ReadWithoutLoss(body, (Header, "push")).Events).GetType().Name);
    }

    [Theory]
    [InlineData("""{"type":"bill.paid","data":{"object":{"total":1}}}""", """BillPaidEvent {"total":1}""")]
    [InlineData("""{"data":{"object":{"total":1}},"type":"bill.paid"}""", """BillPaidEvent {"total":1}""")]
    [InlineData("""{"type":"bill.late","data":{"object":{"total":1}},"type":"bill.paid"}""", """BillPaidEvent {"total":1}""")]
    [InlineData("""{"type":"bill.paid","data":{"object":{"days":1}},"id":"ev_3","type":"bill.late"}""", """BillLateEvent {"days":1}""")]
    [InlineData("""{"data":{"object":{"days":1}},"type":"bill.settled"}""", """BillPaidEvent {"days":1}""")]
    [InlineData("""{"data":{"object":[{"total":1},{"total":2}]},"type":"bill.paid"}""", """BillPaidEvent {"total":1} | BillPaidEvent {"total":2}""")]
    [InlineData("""{"data":{"object":{"total":1}},"type":"bill.lost"}""", """UnknownStripeEvent(bill.lost) {"total":1}""")]
    [InlineData("""{"data":{"object":{"total":1}},"type":null}""", """UnknownStripeEvent() {"total":1}""")]
    [InlineData("""{"type":7,"data":{"object":{"total":1}}}""", """UnknownStripeEvent() {"total":1}""")]
    [InlineData("""{"data":{"object":{"total":1}}}""", """UnknownStripeEvent() {"total":1}""")]
    [InlineData("""{"data":{"object":null},"type":"bill.paid"}""", """UnknownStripeEvent(bill.paid) {"object":null}""")]
    [InlineData("""{"data":{"object":[]},"type":"bill.paid"}""", """UnknownStripeEvent(bill.paid) {"object":[]}""")]
    [InlineData("""{"data":{"object":5},"type":"bill.paid"}""", "UnknownStripeEvent(bill.paid) 5")]
    [InlineData("""{"data":{},"type":"bill.paid"}""", "UnknownStripeEvent(bill.paid) {}")]
    [InlineData("""{"data":null,"type":"bill.paid"}""", """UnknownStripeEvent(bill.paid) {"data":null,"type":"bill.paid"}""")]
    [InlineData("""{"data":7,"type":"bill.paid"}""", """UnknownStripeEvent(bill.paid) {"data":7,"type":"bill.paid"}""")]
    [InlineData("""{"id":"ev_1","type":"bill.paid"}""", """UnknownStripeEvent(bill.paid) {"id":"ev_1","type":"bill.paid"}""")]
    [InlineData("""{"data":{"object":{"total":1}},"data":{"object":{"total":2}},"type":"bill.paid"}""", """BillPaidEvent {"total":2}""")]
    [InlineData("""{"data":{"object":{"total":1}},"type":"bill.paid","data":{}}""", "UnknownStripeEvent(bill.paid) {}")]
    [InlineData("""{"data":{"object":{"total":1}},"type":"bill.paid","data":null}""", """UnknownStripeEvent(bill.paid) {"data":{"object":{"total":1}},"type":"bill.paid","data":null}""")]
    [InlineData("""{"data":{"object":{"total":1},"more":[1]},"type":"bill.paid","\ud800":[1],"rest":{"a":1}}""", """BillPaidEvent {"total":1}""")]
    [InlineData("""{"\ud800":[1],"data":{"object":{"total":1},"more":[1]},"rest":{"a":1},"type":"bill.paid"}""", """BillPaidEvent {"total":1}""")]
    public void The_kind_stands_beside_the_object_that_holds_the_event(string body, string events)
    {
        using var library = new ForeignLibrary(Providers.StripeRun);

        Assert.Equal(events, library.Show(body));
    }

    [Fact]
    public void What_was_read_as_another_kind_leaves_no_drift()
    {
        using var library = new ForeignLibrary(Providers.StripeRun);

        var delivery = library.ReadWithoutLoss("""{"data":{"object":{"total":1,"days":2,"x":{"y":[1,2]}},"more":1},"type":"bill.late","rest":2}""");

        Assert.Equal(
            ["data.object(bill.late).total", "data.object(bill.late).x", "data.more", "rest"],
            delivery.Drifts.Select(static drift => drift.Path));
        Assert.Equal(5, delivery.RawValues);
        Assert.Equal(["data.object(bill.late).total", "data.object(bill.late).x"], delivery.GetDrifts(0).Select(static drift => drift.Path));
    }

    [Fact]
    public void What_stands_around_the_object_that_holds_the_event_is_the_events_too()
    {
        using var library = new ForeignLibrary(Providers.StripeRun);

        dynamic known = Assert.Single(library.ReadWithoutLoss(
            """{"data":{"object":{"total":7},"previous_attributes":{"total":6}},"type":"bill.paid","livemode":true,"id":"ev_3"}""").Events);
        dynamic unknown = Assert.Single(library.ReadWithoutLoss(
            """{"data":{"previous_attributes":{"total":6},"object":{"total":7}},"livemode":true,"id":"ev_3","type":"bill.lost"}""").Events);

        Assert.Equal(("ev_3", true, 6L), ((string)known.EventId, (bool)known.IsLive, (long)known.Before.Total));
        Assert.Equal(("ev_3", true, 6L), ((string)unknown.EventId, (bool)unknown.IsLive, (long)unknown.Before.Total));
    }

    [Theory]
    [InlineData("""{"event":{"type":"join","room":"q"}}""", """JoinEvent {"type":"join","room":"q"}""")]
    [InlineData("""{"event":{"room":"q","type":"join"},"team":"t"}""", """JoinEvent {"room":"q","type":"join"}""")]
    [InlineData("""{"event":{"type":"note","room":"q","type":"join"}}""", """JoinEvent {"type":"note","room":"q","type":"join"}""")]
    [InlineData("""{"event":{"type":"note","subtype":"loud"}}""", """LoudEvent {"type":"note","subtype":"loud"}""")]
    [InlineData("""{"event":{"subtype":"plain","text":"x","type":"note"}}""", """PlainEvent {"subtype":"plain","text":"x","type":"note"}""")]
    [InlineData("""{"event":{"type":"note","subtype":"silent","text":"x"}}""", """UnknownNoteEvent(note) {"type":"note","subtype":"silent","text":"x"}""")]
    [InlineData("""{"event":{"type":"part"},"team":"t"}""", """UnknownSlackEvent(part) {"type":"part"}""")]
    [InlineData("""{"event":{"type":null},"team":"t"}""", """UnknownSlackEvent() {"type":null}""")]
    [InlineData("""{"event":{"type":["join"]},"team":"t"}""", """UnknownSlackEvent() {"type":["join"]}""")]
    [InlineData("""{"event":{},"team":"t"}""", "UnknownSlackEvent() {}")]
    [InlineData("""{"event":[{"type":"join"},{"type":"note","subtype":"loud"},{"type":"part"},3,null]}""", """JoinEvent {"type":"join"} | LoudEvent {"type":"note","subtype":"loud"} | UnknownSlackEvent(part) {"type":"part"} | UnknownSlackEvent() 3 | UnknownSlackEvent() null""")]
    [InlineData("""{"event":[],"team":"t"}""", """UnknownSlackEvent() {"event":[],"team":"t"}""")]
    [InlineData("""{"event":null,"team":"t"}""", """UnknownSlackEvent() {"event":null,"team":"t"}""")]
    [InlineData("""{"event":"join","team":"t"}""", "UnknownSlackEvent() \"join\"")]
    [InlineData("""{"team":"t"}""", """UnknownSlackEvent() {"team":"t"}""")]
    [InlineData("""{"event":{"type":"join"},"event":{"type":"note","subtype":"loud"}}""", """LoudEvent {"type":"note","subtype":"loud"}""")]
    [InlineData("""{"event":{"type":"join","\ud800":1},"\ud800":2}""", """UnknownSlackEvent(join) {"type":"join","\ud800":1}""")]
    [InlineData("""{"event":{"type":"\ud800"},"team":"t"}""", """UnknownSlackEvent() {"type":"\ud800"}""")]
    public void The_event_names_its_kind_itself(string body, string events)
    {
        using var library = new ForeignLibrary(Providers.SlackRun);

        Assert.Equal(events, library.Show(body));
    }

    /// <summary>It is an unknown event of the family, with what all events have of their delivery.</summary>
    [Fact]
    public void An_unknown_kind_of_a_known_key_has_what_stands_around_it()
    {
        using var library = new ForeignLibrary(Providers.SlackRun);

        dynamic e = Assert.Single(library.ReadWithoutLoss("""{"event":{"type":"note","subtype":"silent","room":"q"},"team":"t"}""").Events);

        Assert.Equal(("note", "silent", "q", "t"), ((string)e.WireName, (string)e.Type, (string)e.Room, (string)e.Team));
        Assert.Equal("UnknownSlackEvent", ((object)e).GetType().BaseType!.Name);
    }

    [Theory]
    [InlineData("""{"specversion":"1.0","type":"com.example.made","data":{"size":2}}""", """ComExampleMadeEvent {"size":2}""")]
    [InlineData("""{"data":{"size":2},"specversion":"1.0","type":"com.example.made"}""", """ComExampleMadeEvent {"size":2}""")]
    [InlineData("""{"type":"com.example.gone","data":{"size":2},"type":"com.example.made","specversion":"1.0"}""", """ComExampleMadeEvent {"size":2}""")]
    [InlineData("""{"specversion":"1.0","data":{"size":2},"type":"com.example.kept"}""", """UnknownCloudeventsEvent(com.example.kept) {"size":2}""")]
    [InlineData("""{"specversion":"1.0","type":"com.example.made"}""", """UnknownCloudeventsEvent(com.example.made) {"specversion":"1.0","type":"com.example.made"}""")]
    [InlineData("""{"specversion":"1.0","type":"com.example.made","data":"<xml/>"}""", "UnknownCloudeventsEvent(com.example.made) \"<xml/>\"")]
    [InlineData("""{"\ud800":[1],"specversion":"1.0","data":{"size":2},"\udfff":{"x":1},"type":"com.example.made"}""", """ComExampleMadeEvent {"size":2}""")]
    public void The_kind_stands_beside_the_event_in_the_body(string body, string events)
    {
        using var library = new ForeignLibrary(Providers.CloudEventsRun);

        Assert.Equal(events, library.Show(body));
    }

    [Theory]
    [InlineData("""{"events":[{"type":"leave","at":1},{"at":2,"type":"hello"}]}""", """LeaveEvent {"type":"leave","at":1} | HelloEvent {"at":2,"type":"hello"}""")]
    [InlineData("""{"events":{"type":"leave","at":1}}""", """LeaveEvent {"type":"leave","at":1}""")]
    [InlineData("""{"events":[{"type":"sing"},{},7]}""", """UnknownLineEvent(sing) {"type":"sing"} | UnknownLineEvent() {} | UnknownLineEvent() 7""")]
    [InlineData("""{"destination":"7","events":[]}""", """UnknownLineEvent() {"destination":"7","events":[]}""")]
    public void Each_of_an_array_names_its_own_kind(string body, string events)
    {
        using var library = new ForeignLibrary(Providers.LineRun);

        Assert.Equal(events, library.Show(body));
    }

    [Theory]
    [InlineData("""{"meta":{"about":{"kind":"rise"}},"height":2}""", "RiseEvent")]
    [InlineData("""{"depth":2,"meta":{"about":{"x":1,"kind":"fall"}}}""", "FallEvent")]
    [InlineData("""{"meta":{"about":{"kind":"rise"}},"meta":{"about":{"kind":"fall"}}}""", "FallEvent")]
    [InlineData("""{"meta":{"about":{"kind":"rise"},"about":{"kind":"fall"}}}""", "FallEvent")]
    [InlineData("""{"meta":{"about":{"kind":"rest"}}}""", "UnknownBodiesEvent(rest)")]
    [InlineData("""{"meta":{"about":"rise"}}""", "UnknownBodiesEvent()")]
    [InlineData("""{"meta":"rise"}""", "UnknownBodiesEvent()")]
    [InlineData("""{"meta":{"kind":"rise"},"kind":"rise"}""", "UnknownBodiesEvent()")]
    [InlineData("""{"kind":"rise"}""", "UnknownBodiesEvent()")]
    [InlineData("{}", "UnknownBodiesEvent()")]
    [InlineData("""{"meta":{"about":{"kind":"rise"}},"\ud800":1}""", "UnknownBodiesEvent(rise)")]
    public void The_body_is_the_event_and_names_its_kind_down_in_it(string body, string e)
    {
        using var library = new ForeignLibrary(Providers.BodiesRun);

        Assert.Equal($"{e} {body}", library.Show(body));
    }
}
