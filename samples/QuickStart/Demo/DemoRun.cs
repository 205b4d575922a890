using System.Globalization;
using System.Net;
using System.Text;
using TwitterEvents;
using TwitterEvents.Management;
using TwitterEvents.Reading;
using TwitterEvents.Testing;

namespace QuickStart.Demo;

/// <summary>Walks the road to X's events against an X of its own, and tries what a stranger would try.</summary>
internal sealed class DemoRun(DemoJournal journal, FakeX x, Uri url, bool exitAfterwards)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly (string Family, string Name)[] Families =
    [
        ("x-activity", "X Activity: one event for each subscription"),
        ("account-activity", "Account Activity: what X Activity replaces on 1 January 2027"),
        ("filtered-stream", "The filtered stream: posts of anybody that match a rule"),
    ];

    private bool succeeded = true;

    /// <returns>0 if every kind of event was handled and nothing forged was accepted, 1 if not.</returns>
    public async Task<int> RunAsync(WebApplication app)
    {
        await using var ownX = x;
        await app.StartAsync();
        using var client = new HttpClient();
        var stopping = app.Lifetime.ApplicationStopping;

        Console.WriteLine($"No secret is configured, so this is a demonstration at {url}, with an X of its own at {x.Address}\n");
        await AskForCrcAsync(client, stopping);
        await WaitForRegistrationAsync(app.Services.GetRequiredService<TwitterRegistration>(), stopping);
        await DeliverSamplesAsync(stopping);
        ShowActions();
        await DeliverOnePostThriceAsync(stopping);
        await TryForgeriesAsync(client, stopping);
        SayHowItWent();
        if (exitAfterwards)
        {
            await app.StopAsync(CancellationToken.None);
        }
        else
        {
            PrintHowToGoLive();
            await app.WaitForShutdownAsync(CancellationToken.None);
        }

        return succeeded ? 0 : 1;
    }

    private async Task AskForCrcAsync(HttpClient client, CancellationToken cancellationToken)
    {
        var token = SignedRequest.NewCrcToken();
        using var response = await client.SendAsync(SignedRequest.Crc(url, token), cancellationToken);
        var answer = await response.Content.ReadAsStringAsync(cancellationToken);
        var isRight = answer.Contains(CrcResponse.Create(token, x.App.ConsumerSecret).ResponseToken, StringComparison.Ordinal);
        Expect(isRight && response.StatusCode == HttpStatusCode.OK);
        Console.WriteLine($"CRC         X asks GET {url.AbsolutePath}?crc_token={token}");
        Console.WriteLine($"            we answer {(int)response.StatusCode} {answer}  {(isRight ? "(right)" : "(WRONG)")}");
    }

    /// <summary>What EnsureRegistered did by itself: X asked its own CRC, and has a webhook and a subscription.</summary>
    private async Task WaitForRegistrationAsync(TwitterRegistration registration, CancellationToken cancellationToken)
    {
        try
        {
            var id = await registration.WhenRegisteredAsync(cancellationToken).WaitAsync(Patience, cancellationToken);
            var webhook = x.Webhooks.Single(webhook => webhook.Id == id);
            var subscriptions = x.ActivitySubscriptions;
            Expect(webhook.Valid && subscriptions.Count > 0 && subscriptions.All(subscription => subscription.WebhookId == id));
            Console.WriteLine($"register    webhook {id} for {webhook.Url}, {(webhook.Valid ? "valid" : "INVALID")}");
            Console.WriteLine($"subscribe   {subscriptions.Count} event types of X Activity, those that have a handler, for user {x.App.Owner.Id}");

            // The samples of what X Activity replaces are wanted too.
            await x.RegisterAsync(url, cancellationToken: cancellationToken);
            Console.WriteLine("            and Account Activity, which it replaces\n");
        }
        catch (TimeoutException)
        {
            Expect(false);
            Console.WriteLine($"Not registered. {registration.State.Message}\n");
        }
    }

    private async Task DeliverSamplesAsync(CancellationToken cancellationToken)
    {
        Console.WriteLine($"The samples are about several accounts; each comes as an event of the subscribed user, {x.App.Owner.Id}.");
        Console.WriteLine("A line stands for all that happens alike; for each delivery there would be 200.\n");
        foreach (var (family, name) in Families)
        {
            Console.WriteLine(name);
            DemoJournal.PrintHeader();
            var before = journal.Count;
            var samples = TwitterSamples.OfFamily(family);
            foreach (var sample in samples)
            {
                await DeliverAsync(sample, cancellationToken);
            }

            Summarize(family, samples, journal.Count - before);
        }
    }

    private async Task DeliverAsync(TwitterSample sample, CancellationToken cancellationToken)
    {
        foreach (var delivery in await x.DeliverAsync(sample, x.App.Owner, cancellationToken))
        {
            if (!delivery.Succeeded)
            {
                Expect(false);
                Console.WriteLine($"{sample.EventKey}/{sample.Name} was answered {delivery.Status?.ToString(CultureInfo.InvariantCulture) ?? delivery.Failure}");
            }
        }
    }

    private void Summarize(string family, IReadOnlyList<TwitterSample> samples, int events)
    {
        var keys = samples.Select(sample => sample.EventKey).ToHashSet();
        var kinds = TwitterEventsCatalog.Instance.Kinds.Where(kind => keys.Contains(kind.WireName)).Select(kind => kind.EventType).ToList();
        string[] missing = [.. kinds.Where(kind => !journal.Has(kind)).Select(kind => kind.Name)];
        Expect(missing.Length == 0);
        Console.WriteLine($"{family}: {samples.Count} deliveries, {events} events handled, {kinds.Count - missing.Length} of {kinds.Count} kinds.");
        Console.WriteLine(missing.Length == 0 ? "" : $"Not handled: {string.Join(", ", missing)}\n");
    }

    /// <summary>A handler of an action needs no change when X Activity takes the place of Account Activity.</summary>
    private void ShowActions()
    {
        Console.WriteLine("Handlers of actions, and the events that told of them:");
        foreach (var (action, events) in journal.Actions)
        {
            // The events of X Activity, and they alone, have a dot in their name.
            Expect(events.Select(e => e.Contains('.', StringComparison.Ordinal)).Distinct().Count() == 2);
            Console.WriteLine($"  {action + ":",-23}{string.Join(", ", events.SkipLast(1))} and {events.Last()}");
        }

        Console.WriteLine();
    }

    private async Task DeliverOnePostThriceAsync(CancellationToken cancellationToken)
    {
        var before = journal.Count;
        var events = OnePost.AsThreeEvents();
        foreach (var sample in events)
        {
            await DeliverAsync(sample, cancellationToken);
        }

        var calls = journal.Count - before;
        Expect(calls == 1);
        Console.WriteLine(
            $"One post that came as {string.Join(", ", events.SkipLast(1).Select(e => e.EventKey))} and {events[^1].EventKey} reached IHandle<IPostCreated> {(calls == 1 ? "once" : $"{calls} times")}.");
    }

    private async Task TryForgeriesAsync(HttpClient client, CancellationToken cancellationToken)
    {
        var body = TwitterSamples.Get("follow.follow", "follow").Body;
        var before = journal.Count;
        using var forged = await client.SendAsync(SignedRequest.Delivery(url, body, "not the secret"), cancellationToken);
        using var oracle = await client.SendAsync(SignedRequest.Crc(url, Encoding.UTF8.GetString(body.Span[..200])), cancellationToken);
        Expect(forged.StatusCode == HttpStatusCode.Unauthorized && oracle.StatusCode == HttpStatusCode.BadRequest && journal.Count == before);
        Console.WriteLine($"A POST signed with another secret got {(int)forged.StatusCode} and reached no handler.");
        Console.WriteLine($"A CRC request that asked us to sign an event's body got {(int)oracle.StatusCode} and no signature.\n");
    }

    private void SayHowItWent()
    {
        var all = TwitterEventsCatalog.Instance.Kinds;
        Console.WriteLine($"{all.Count(kind => journal.Has(kind.EventType))} of {all.Count} kinds. {(succeeded ? "All is well." : "Something is WRONG: see above.")}");
    }

    private void PrintHowToGoLive() => Console.WriteLine(
        $"""

        To go live:
          1. Get an app with direct-message permission at developer.x.com, and its consumer secret (API secret key).
          2. dotnet user-secrets set Twitter:ConsumerSecret YOUR_SECRET --project samples/QuickStart
             (or set the environment variable Twitter__ConsumerSecret), and start this again: it then serves. An app with an OAuth 2.0
             client secret has it in Twitter:ClientSecret: X signs with that.
          3. Give it a public HTTPS address without a port. With Twitter:Url set to https://YOUR.HOST{DemoSetup.Path}, and
             Twitter:ConsumerKey, AccessToken and AccessTokenSecret, it also registers and subscribes by itself, as it did here.
        The README has every step. Still serving at {url}; Ctrl+C ends.
        """);

    private void Expect(bool condition) => succeeded &= condition;
}
