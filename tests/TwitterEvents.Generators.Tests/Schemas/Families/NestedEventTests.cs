using TwitterEvents.Generators.Tests.Schemas.Support;
using TwitterEvents.Generators.Tests.Support;

namespace TwitterEvents.Generators.Tests.Schemas.Families;

/// <summary>
/// Events may be nested once more in families of every build: where a header, the event or something beside it names the kind, at any place.
/// </summary>
public sealed class NestedEventTests
{
    private const string Header = "X-GitHub-Event";

    private static readonly Lazy<GeneratorRun> GitHub = Run(Providers.GitHub, "github");
    private static readonly Lazy<GeneratorRun> Stripe = Run(Providers.Stripe, "stripe");
    private static readonly Lazy<GeneratorRun> Slack = Run(Providers.Slack, "slack");
    private static readonly Lazy<GeneratorRun> Line = Run(Providers.Line, "line");
    private static readonly Lazy<GeneratorRun> Bodies = Run(Providers.Bodies, "bodies");

    /// <summary>Boxes, of which the full ones have a property of a name that the others may be nested in.</summary>
    private static readonly SchemaSet Boxes = SchemaSet.None
        .WithFile("boxes/hints.json", """{"delivery":{"event":"item","kind":"kind","nested":["box","lid"]},"aliases":{"FullEvent.by":["lid"]}}""")
        .WithFile("boxes/full/a.json", """{"kind":"full","item":{"box":{"id":"1"},"by":"x"}}""")
        .WithFile("boxes/full/b.json", """{"kind":"full","item":{"box":{"id":"1"},"lid":"x"}}""")
        .WithFile("boxes/bare/a.json", """{"kind":"bare","item":{"id":"2","size":1}}""");

    [Theory]
    [InlineData("push", """{"payload":{"ref":"x","after":"b2"}}""", "PushEvent", "")]
    [InlineData("pushed", """{"event":{"ref":"x","after":"b2"}}""", "PushEvent", "")]
    [InlineData("push", """{"payload":{"ref":"x"},"other":[1]}""", "PushEvent", "(push).other")]
    [InlineData("push", """{"payload":{"ref":"x"},"sender":{"login":"cup"}}""", "PushEvent", "(push).payload")]
    [InlineData("push", """{"payload":{"payload":{"ref":"x"}}}""", "PushEvent", "(push).payload")]
    [InlineData("push", """{"body":{"ref":"x"}}""", "PushEvent", "(push).body")]
    [InlineData("star", """{"payload":{"action":"created","sender":{"login":"cup","id":5}}}""", "CreatedEvent", "")]
    [InlineData("star", """{"payload":{"action":"created","sender":{"login":"cup","x":5},"action":"deleted"}}""", "DeletedEvent", "(star).payload.sender.x")]
    [InlineData("star", """{"payload":{"action":"painted","sender":{"login":"cup"}}}""", "UnknownStarEvent(star)", "(star).payload")]
    [InlineData("star", """{"payload":{"action":"created","starred_at":null,"\ud800":1}}""", "UnknownStarEvent(star)", "(star)")]
    [InlineData("fork", """{"payload":{"ref":"x"}}""", "UnknownGithubEvent(fork)", "fork")]
    public void A_body_whose_kind_a_header_names(string kind, string body, string e, string drifts) => Is(GitHub, body, $"{e} {body}", drifts, (Header, kind));

    [Fact]
    public void A_kind_that_no_sample_has_is_typed_in_part_and_keeps_its_text()
    {
        using var library = new ForeignLibrary(GitHub.Value);
        const string Body = """{"payload":{"action":"painted","sender":{"login":"cup"}}}""";

        dynamic e = Assert.Single(library.ReadWithoutLoss(Body, (Header, "star")).Events);

        Assert.Equal(("painted", "cup", Body), ((string)e.Type, (string)e.Sender.Login, (string)e.Raw.GetRawText()));
    }

    [Fact]
    public void It_is_the_same_event_nested_or_not()
    {
        using var library = new ForeignLibrary(GitHub.Value);

        var plain = Assert.Single(library.Read("""{"ref":"x","after":"b2"}""", (Header, "push")).Events);
        var nested = Assert.Single(library.Read("""{"payload":{"ref":"x","after":"b2"}}""", (Header, "push")).Events);

        Assert.Equal(plain, nested);
        Assert.Equal("""{"payload":{"ref":"y","after":"b2"}}""", Records.Json(Records.Copy(nested, ("Ref", "y"))));
    }

    [Theory]
    [InlineData("""{"type":"bill.paid","data":{"object":{"payload":{"total":1}}}}""", """BillPaidEvent {"payload":{"total":1}}""", "")]
    [InlineData("""{"data":{"object":{"payload":{"days":1}}},"type":"bill.late"}""", """BillLateEvent {"payload":{"days":1}}""", "")]
    [InlineData("""{"type":"bill.paid","data":{"object":{"payload":{"days":1}}},"type":"bill.late"}""", """BillLateEvent {"payload":{"days":1}}""", "")]
    [InlineData("""{"type":"bill.paid","data":{"object":{"payload":{"days":1}}}}""", """BillPaidEvent {"payload":{"days":1}}""", "data.object(bill.paid).payload")]
    [InlineData("""{"type":"bill.lost","data":{"object":{"payload":{"total":1}}}}""", """UnknownStripeEvent(bill.lost) {"payload":{"total":1}}""", "data.object[\"bill.lost\"]")]
    [InlineData("""{"type":"bill.paid","data":{"object":[{"event":{"total":1}},{"total":2}]}}""", """BillPaidEvent {"event":{"total":1}} | BillPaidEvent {"total":2}""", "")]
    public void An_event_whose_kind_stands_outside(string body, string events, string drifts) => Is(Stripe, body, events, drifts);

    [Theory]
    [InlineData("""{"event":{"payload":{"type":"join","room":"q"}}}""", """JoinEvent {"payload":{"type":"join","room":"q"}}""", "")]
    [InlineData("""{"event":{"event":{"subtype":"loud","type":"note"}}}""", """LoudEvent {"event":{"subtype":"loud","type":"note"}}""", "")]
    [InlineData("""{"event":{"payload":{"type":"part"}}}""", """UnknownSlackEvent(part) {"payload":{"type":"part"}}""", "event.part")]
    [InlineData("""{"event":{"type":"join","payload":{"type":"note"}}}""", """JoinEvent {"type":"join","payload":{"type":"note"}}""", "event(join).payload")]
    [InlineData("""{"event":{"payload":[{"type":"join"}]}}""", """UnknownSlackEvent() {"payload":[{"type":"join"}]}""", "event[\"\"]")]
    public void An_event_that_names_its_kind_itself(string body, string events, string drifts) => Is(Slack, body, events, drifts);

    [Theory]
    [InlineData("""{"events":[{"payload":{"type":"leave","at":1}},{"at":2,"type":"hello"}]}""", """LeaveEvent {"payload":{"type":"leave","at":1}} | HelloEvent {"at":2,"type":"hello"}""", "events[](hello).at")]
    public void Each_of_an_array_that_names_its_kind_itself(string body, string events, string drifts) => Is(Line, body, events, drifts);

    [Theory]
    [InlineData("""{"payload":{"meta":{"about":{"kind":"rise"}},"height":2}}""", "RiseEvent")]
    [InlineData("""{"payload":{"meta":{"about":{"kind":"rest"}},"height":2}}""", "UnknownBodiesEvent(rest)")]
    public void A_body_that_names_its_kind_down_in_it(string body, string e)
    {
        using var library = new ForeignLibrary(Bodies.Value);

        Assert.Equal($"{e} {body}", library.Show(body));
    }

    /// <summary>A property of the event's own is that, also under another name it is sent under.</summary>
    [Theory]
    [InlineData("full", """{"box":{"id":"7"}}""", "")]
    [InlineData("full", """{"box":{"box":{"id":"7"}}}""", "item(full).box.box")]
    [InlineData("full", """{"lid":"x"}""", "")]
    [InlineData("full", """{"lid":{"box":{"id":"7"}}}""", "item(full).lid")]
    [InlineData("bare", """{"box":{"id":"7"}}""", "")]
    [InlineData("bare", """{"lid":{"id":"7"}}""", "")]
    [InlineData("bare", """{"box":{"by":"x"}}""", "item(bare).box")]
    public void What_the_kind_has_itself_is_no_nesting(string kind, string item, string drifts)
    {
        using var library = new ForeignLibrary(Boxes.Generate());

        var delivery = library.ReadWithoutLoss($$"""{"kind":"{{kind}}","item":{{item}}}""");

        Assert.Equal(kind, Assert.Single(delivery.Events).WireName);
        Assert.Equal(drifts, string.Join(' ', delivery.Drifts.Select(static drift => drift.Path)));
    }

    [Fact]
    public void Nothing_is_nested_in_what_every_kind_has() => Assert.Equal(
        ["hints.json(2,12): TWE006: The hint cannot be used: 'id' is a property of every event, so none is nested in it; remove it"],
        Problems.Of(SchemaSet.None
            .With("hints.json", """
                {"delivery":{"event":"item","kind":"kind",
                "nested": ["id", "size"]}}
                """)
            .With("full/a.json", """{"kind":"full","item":{"id":{"x":1},"by":"x"}}""")
            .With("bare/a.json", """{"kind":"bare","item":{"id":{"x":1},"size":1}}""")));

    /// <summary>A sample that somebody has captured nested says of the event what it would say if it were not.</summary>
    [Theory]
    [InlineData("boxes/bare/b.json", """{"kind":"bare","item":{"lid":{"id":"2"}}}""")]
    [InlineData("boxes/bare/b.json", """{"kind":"bare","item":[{"lid":{"id":"2"}},{"id":"3"}]}""")]
    public void A_nested_sample_is_a_sample_of_the_event(string path, string sample)
    {
        var set = Boxes.WithFile(path, sample);

        Assert.Empty(Problems.Of(set));
        Assert.Equal(["id", "size"], set.ToModel().Record("BareEvent").Properties.Select(static property => property.Wire).Order(StringComparer.Ordinal));
    }

    /// <summary>A property is one, also of an event that has it alone: it is read as one.</summary>
    [Theory]
    [InlineData("full/c.json", """{"kind":"full","item":{"box":{"id":"1"}}}""", "FullEvent", "box by lid")]
    [InlineData("full/c.json", """{"kind":"full","item":[{"box":{"id":"1"}},{"box":{"id":"2"},"by":"y"}]}""", "FullEvent", "box by lid")]
    [InlineData("deep/a.json", """{"kind":"deep","item":{"box":{"box":{"id":"1"}}}}""", "DeepEvent", "box")]
    public void What_is_a_property_of_such_events_in_any_sample_is_no_nesting_of_one(string path, string sample, string e, string properties)
    {
        var set = SchemaSet.None.With("hints.json", """{"delivery":{"event":"item","kind":"kind","nested":["box"]}}""")
            .With("full/a.json", Boxes.Files["boxes/full/a.json"])
            .With("full/b.json", Boxes.Files["boxes/full/b.json"])
            .With("bare/a.json", """{"kind":"bare","item":{"box":{"id":"2","size":1}}}""")
            .With(path, sample);
        var run = set.Generate();

        Assert.Empty(Problems.Of(run));
        Assert.Equal(properties, string.Join(' ', set.ToModel().Record(e).Properties.Select(static property => property.Wire).Order(StringComparer.Ordinal)));
        Assert.Equal(["id", "size"], set.ToModel().Record("BareEvent").Properties.Select(static property => property.Wire).Order(StringComparer.Ordinal));
        using var library = new ForeignLibrary(run);
        Assert.Empty(library.ReadWithoutLoss(sample).Drifts);
    }

    [Theory]
    [InlineData("\"discriminator\":\"type\"", "", """{"type":"a","box":{"id":"1"}}""")]
    [InlineData("\"wraps\":\"Item\"", ",\"types\":{\"Item\":{\"at\":[\"*.inner\"]}}", """{"id":"1","type":"a","inner":{"box":{"id":"2"}}}""")]
    [InlineData("\"type\":\"FullEvent\"", ",\"aliases\":{\"FullEvent.by\":[\"box\"]}", """{"id":"1","type":"a","by":"x"}""")]
    public void A_nested_sample_that_is_not_read_as_one_is_reported(string e, string more, string plain)
    {
        var set = SchemaSet.None.With("hints.json", $$$"""{"delivery":{"event":"item","kind":"kind","nested":["box"]},"events":{"full":{{{{e}}}}}{{{more}}}}""")
            .With("bare/a.json", """{"kind":"bare","item":{"id":"2"}}""")
            .With("full/a.json", $$"""{"kind":"full","item":{{plain}}}""")
            .With("full/z.json", """{"kind":"full","item":{"box":{"type":"a","id":"1"}}}""");

        Assert.Equal(
            ["full/z.json(1,30): TWE007: The sample gives no event of 'full': 'box' is a property of such events, so none is nested in it; take what it holds out of it"],
            Problems.Of(set));
    }

    [Theory]
    [InlineData("slack", "join", """{"team":"t","event_id":"e2","event":{"payload":{"type":"join","since":1}}}""", "JoinEvent", "since")]
    [InlineData("bodies", "rise", """{"payload":{"meta":{"about":{"kind":"rise"}},"since":1}}""", "RiseEvent", "since")]
    [InlineData("github", "push", """{"payload":{"ref":"x","since":1}}""", "PushEvent", "since")]
    public void So_is_one_whose_kind_is_nested_too(string family, string folder, string sample, string e, string property)
    {
        var set = Nesting(family switch { "slack" => Providers.Slack, "bodies" => Providers.Bodies, _ => Providers.GitHub }, family).WithFile($"{family}/{folder}/b.json", sample);

        Assert.Empty(Problems.Of(set));
        Assert.Equal("long", set.ToModel().Record(e).Property(property).CSharpType());
    }

    private static void Is(Lazy<GeneratorRun> run, string body, string events, string drifts, params (string, string)[] headers)
    {
        using var library = new ForeignLibrary(run.Value);

        Assert.Equal(events, library.Show(body, headers));
        Assert.Equal(drifts, string.Join(' ', library.Read(body, headers).Drifts.Select(static drift => drift.Path)));
    }

    private static Lazy<GeneratorRun> Run(SchemaSet set, string family) => new(() => Nesting(set, family).Generate());

    /// <summary>The same family, its events nested in <c>payload</c> or <c>event</c> now and then.</summary>
    private static SchemaSet Nesting(SchemaSet set, string family) =>
        set.EditFile($"{family}/hints.json", static hints => hints.Replace("{\"delivery\":{", """{"delivery":{"nested":["payload","event"],""", StringComparison.Ordinal));
}
