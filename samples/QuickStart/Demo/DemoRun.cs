using System.Net;
using System.Text;
using TwitterEvents;
using TwitterEvents.Reading;
using TwitterEvents.Testing;

namespace QuickStart.Demo;

/// <summary>Plays X: asks for a CRC answer, delivers every sample over HTTP, and tries what a stranger would try.</summary>
internal sealed class DemoRun(DemoJournal journal, string secret, bool exitAfterwards)
{
    private bool succeeded = true;

    /// <returns>0 if every kind of event was handled and nothing forged was accepted, 1 if not.</returns>
    public async Task<int> RunAsync(WebApplication app)
    {
        await app.StartAsync();
        var url = new Uri(new Uri(app.Urls.First()), DemoSetup.Path);
        using var client = new HttpClient();
        var stopping = app.Lifetime.ApplicationStopping;

        Console.WriteLine($"No secret is configured, so this is a demonstration at {url} with a random one.\n");
        await AskForCrcAsync(client, url, stopping);
        await DeliverSamplesAsync(client, url, stopping);
        await TryForgeriesAsync(client, url, stopping);
        Summarize();
        if (exitAfterwards)
        {
            await app.StopAsync(CancellationToken.None);
        }
        else
        {
            PrintHowToGoLive(url);
            await app.WaitForShutdownAsync(CancellationToken.None);
        }

        return succeeded ? 0 : 1;
    }

    private async Task AskForCrcAsync(HttpClient client, Uri url, CancellationToken cancellationToken)
    {
        var token = SignedRequest.NewCrcToken();
        using var response = await client.SendAsync(SignedRequest.Crc(url, token), cancellationToken);
        var answer = await response.Content.ReadAsStringAsync(cancellationToken);
        var isRight = answer.Contains(CrcResponse.Create(token, secret).ResponseToken, StringComparison.Ordinal);
        Expect(isRight && response.StatusCode == HttpStatusCode.OK);
        Console.WriteLine($"X asks     GET {url.AbsolutePath}?crc_token={token}");
        Console.WriteLine($"we answer  {(int)response.StatusCode} {answer}  {(isRight ? "(right)" : "(WRONG)")}\n");
    }

    private async Task DeliverSamplesAsync(HttpClient client, Uri url, CancellationToken cancellationToken)
    {
        DemoJournal.PrintHeader();
        foreach (var sample in TwitterSamples.All)
        {
            using var response = await client.SendAsync(SignedRequest.Delivery(url, sample.Body, secret), cancellationToken);
            if (response.StatusCode != HttpStatusCode.OK)
            {
                Expect(false);
                Console.WriteLine($"{sample.EventKey}/{sample.Name} was answered {(int)response.StatusCode}");
            }
        }

        Console.WriteLine();
    }

    private async Task TryForgeriesAsync(HttpClient client, Uri url, CancellationToken cancellationToken)
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
        string[] missing = [.. TwitterEventKinds.All.Where(kind => !journal.Has(kind.EventType)).Select(kind => kind.EventType.Name)];
        Expect(missing.Length == 0);
        var kinds = TwitterEventKinds.All.Count - missing.Length;
        Console.WriteLine($"{TwitterSamples.All.Count} deliveries, {journal.Count} events handled, {kinds} of {TwitterEventKinds.All.Count} kinds.");
        if (missing.Length > 0)
        {
            Console.WriteLine($"Not handled: {string.Join(", ", missing)}");
        }
    }

    private static void PrintHowToGoLive(Uri url) => Console.WriteLine(
        $"""

        To go live:
          1. Get an app with direct-message permission at developer.x.com, and its consumer secret (API secret key).
          2. dotnet user-secrets set Twitter:ConsumerSecret YOUR_SECRET --project samples/QuickStart
             (or set the environment variable Twitter__ConsumerSecret), and start this again: it then only serves.
          3. Give it a public HTTPS address without a port, and register https://YOUR.HOST{DemoSetup.Path} with X.
        The README has every step. Still serving at {url}; Ctrl+C ends.
        """);

    private void Expect(bool condition) => succeeded &= condition;
}
