using TwitterEvents.Generators.Tests.Schemas.Support;
using TwitterEvents.Generators.Tests.Support;

namespace TwitterEvents.Generators.Tests.Schemas.Families;

/// <summary>Families built as well-known providers build theirs, of invented values: what the words of a delivery can say is nobody's in particular.</summary>
internal static class Providers
{
    /// <summary>As GitHub: the body is the event, a header names its kind, and <c>action</c> what happened, of some.</summary>
    public static SchemaSet GitHub { get; } = SchemaSet.None
        .WithFile("github/hints.json", """
            {"delivery":{"event":"","kind":"header X-GitHub-Event"},
            "events":{"star":{"discriminator":"action"},"push":{"identity":["after"],"aliases":["pushed"]}}}
            """)
        .WithFile("github/push/a.json", """{"ref":"refs/heads/tea","after":"a1","commits":[{"id":"a1","message":"Boil"}],"sender":{"login":"cup","id":5}}""")
        .WithFile("github/star/created.json", """{"action":"created","starred_at":"2025-10-14T16:05:33Z","sender":{"login":"cup","id":5}}""")
        .WithFile("github/star/deleted.json", """{"action":"deleted","starred_at":null,"sender":{"login":"cup","id":5}}""");

    /// <summary>As Stripe: the kind stands beside the object that holds the event.</summary>
    public static SchemaSet Stripe { get; } = SchemaSet.None
        .WithFile("stripe/hints.json", """
            {"delivery":{"event":"data.object","kind":"type","id":"id","context":{"EventId":"id","IsLive":"livemode","Before":"data.previous_attributes"}},
            "events":{"bill.paid":{"aliases":["bill.settled"]}}}
            """)
        .WithFile("stripe/bill.paid/a.json", """{"id":"ev_1","livemode":false,"data":{"object":{"id":"bi_1","total":7},"previous_attributes":{"total":6}},"type":"bill.paid"}""")
        .WithFile("stripe/bill.late/a.json", """{"id":"ev_2","livemode":false,"data":{"object":{"id":"bi_1","days":3}},"type":"bill.late"}""");

    /// <summary>As Slack: the event names its kind itself, and the kind of a message another.</summary>
    public static SchemaSet Slack { get; } = SchemaSet.None
        .WithFile("slack/hints.json", """
            {"delivery":{"when":"event.type","event":"event","kind":"event.type","id":"event_id","context":{"Team":"team"}},"events":{"note":{"discriminator":"subtype"}}}
            """)
        .WithFile("slack/note/a.json", """{"team":"t","event_id":"e1","event":{"type":"note","subtype":"plain","room":"r","text":"x"}}""")
        .WithFile("slack/note/b.json", """{"team":"t","event_id":"e1","event":{"type":"note","subtype":"loud","room":"r","volume":3}}""")
        .WithFile("slack/join/a.json", """{"team":"t","event_id":"e2","event":{"type":"join","room":"r"}}""");

    /// <summary>As CloudEvents: the kind stands beside the event, both in the body.</summary>
    public static SchemaSet CloudEvents { get; } = SchemaSet.None
        .WithFile("cloudevents/hints.json", """{"delivery":{"when":"specversion","event":"data","kind":"type","id":"id","subject":"subject","context":{"Source":"source"}}}""")
        .WithFile("cloudevents/com.example.made/a.json", """{"specversion":"1.0","type":"com.example.made","source":"/tea","id":"c1","subject":"7","data":{"size":1}}""")
        .WithFile("cloudevents/com.example.gone/a.json", """{"specversion":"1.0","type":"com.example.gone","source":"/tea","id":"c2","data":{"why":"x"}}""");

    /// <summary>As LINE: an array of events, each of its own kind.</summary>
    public static SchemaSet Line { get; } = SchemaSet.None
        .WithFile("line/hints.json", """
            {"delivery":{"event":"events[]","kind":"events[].type","id":"delivery_id","subject":"destination"},"events":{"hello":{"identity":["webhookEventId"]}}}
            """)
        .WithFile("line/hello/a.json", """{"destination":"7","delivery_id":"d1","events":[{"type":"hello","webhookEventId":"w1","from":{"id":"9"}}]}""")
        .WithFile("line/leave/a.json", """{"destination":"7","delivery_id":"d2","events":[{"type":"leave","at":1},{"type":"hello","webhookEventId":"w2"}]}""");

    /// <summary>The body is the event and names its kind, down in it.</summary>
    public static SchemaSet Bodies { get; } = SchemaSet.None
        .WithFile("bodies/hints.json", """{"delivery":{"event":"","kind":"meta.about.kind"}}""")
        .WithFile("bodies/rise/a.json", """{"meta":{"about":{"kind":"rise"}},"height":1}""")
        .WithFile("bodies/fall/a.json", """{"meta":{"about":{"kind":"fall"}},"depth":1}""");

    private static readonly Lazy<GeneratorRun> OfGitHub = new(() => GitHub.Generate(Named("Acme.Repositories")));
    private static readonly Lazy<GeneratorRun> OfStripe = new(() => Stripe.Generate(Named("Acme.Payments")));
    private static readonly Lazy<GeneratorRun> OfSlack = new(() => Slack.Generate(Named("Acme.Talk")));
    private static readonly Lazy<GeneratorRun> OfCloudEvents = new(() => CloudEvents.Generate(Named("Acme.Cloud")));
    private static readonly Lazy<GeneratorRun> OfLine = new(() => Line.Generate(Named("Acme.Chat")));
    private static readonly Lazy<GeneratorRun> OfBodies = new(() => Bodies.Generate(Named("Acme.Bodies")));

    public static GeneratorRun GitHubRun => OfGitHub.Value;

    public static GeneratorRun StripeRun => OfStripe.Value;

    public static GeneratorRun SlackRun => OfSlack.Value;

    public static GeneratorRun CloudEventsRun => OfCloudEvents.Value;

    public static GeneratorRun LineRun => OfLine.Value;

    public static GeneratorRun BodiesRun => OfBodies.Value;

    private static TestProject Named(string assembly) => new() { AssemblyName = assembly, OutputKind = Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary };
}
