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
        await TryForgeriesAsync(client, stopping);
        Summarize();
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
            Expect(webhook.Valid && webhook.SubscribedUserIds.Count == 1);
            Console.WriteLine($"register    environment {webhook.Environment}: webhook {id} for {webhook.Url}, {(webhook.Valid ? "valid" : "INVALID")}");
            Console.WriteLine($"subscribe   user {string.Join(", ", webhook.SubscribedUserIds)}: 204\n");
        }
        catch (TimeoutException)
        {
            Expect(false);
            Console.WriteLine($"Not registered. {registration.State.Message}\n");
        }
    }

    private async Task DeliverSamplesAsync(CancellationToken cancellationToken)
    {
        Console.WriteLine($"The samples are about several accounts; each comes as an event of the subscribed user, {x.App.Owner.Id}.\n");
        DemoJournal.PrintHeader();
        foreach (var sample in TwitterSamples.All)
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

        Console.WriteLine();
    }

    private async Task TryForgeriesAsync(HttpClient client, CancellationToken cancellationToken)
    {
        var body = TwitterSamples.Get("follow_events", "follow").Body;
        var before = journal.Count;
        using var forged = await client.SendAsync(SignedRequest.Delivery(url, body, "not the secret"), cancellationToken);
        using var oracle = await client.SendAsync(SignedRequest.Crc(url, Encoding.UTF8.GetString(body.Span[..200])), cancellationToken);
        Expect(forged.StatusCode == HttpStatusCode.Unauthorized && oracle.StatusCode == HttpStatusCode.BadRequest && journal.Count == before);
        Console.WriteLine($"A POST signed with another secret got {(int)forged.StatusCode} and reached no handler.");
        Console.WriteLine($"A CRC request that asked us to sign an event's body got {(int)oracle.StatusCode} and no signature.\n");
    }

    private void Summarize()
    {
        string[] missing = [.. TwitterEventsCatalog.Instance.Kinds.Where(kind => !journal.Has(kind.EventType)).Select(kind => kind.EventType.Name)];
        Expect(missing.Length == 0);
        var kinds = TwitterEventsCatalog.Instance.Kinds.Count - missing.Length;
        Console.WriteLine($"{TwitterSamples.All.Count} deliveries, {journal.Count} events handled, {kinds} of {TwitterEventsCatalog.Instance.Kinds.Count} kinds.");
        if (missing.Length > 0)
        {
            Console.WriteLine($"Not handled: {string.Join(", ", missing)}");
        }
    }

    private void PrintHowToGoLive() => Console.WriteLine(
        $"""

        To go live:
          1. Get an app with direct-message permission at developer.x.com, and its consumer secret (API secret key).
          2. dotnet user-secrets set Twitter:ConsumerSecret YOUR_SECRET --project samples/QuickStart
             (or set the environment variable Twitter__ConsumerSecret), and start this again: it then serves.
          3. Give it a public HTTPS address without a port. With Twitter:Url set to https://YOUR.HOST{DemoSetup.Path}, and
             Twitter:ConsumerKey, AccessToken and AccessTokenSecret, it also registers and subscribes by itself, as it did here.
        The README has every step. Still serving at {url}; Ctrl+C ends.
        """);

    private void Expect(bool condition) => succeeded &= condition;
}
