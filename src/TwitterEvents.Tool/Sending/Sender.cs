using System.Diagnostics;
using TwitterEvents.Testing;

namespace TwitterEvents.Tool.Sending;

/// <summary>Sends one signed body, as X does.</summary>
internal static class Sender
{
    /// <summary>How long X waits at most (v2).</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public static async Task<SendOutput> SendAsync(Uri url, ReadOnlyMemory<byte> body, SigningSecret secret, CancellationToken cancellationToken)
    {
        // X follows no redirect; and nothing for this machine goes out to a proxy first.
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = !url.IsLoopback };
        using var client = new HttpClient(handler) { Timeout = Limit };
        using var request = secret.Sign(url, body);
        var watch = Stopwatch.StartNew();
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return new SendOutput(url.OriginalString, (int)response.StatusCode, watch.ElapsedMilliseconds, null);
        }
        catch (HttpRequestException exception)
        {
            return new SendOutput(url.OriginalString, null, watch.ElapsedMilliseconds, exception.Message);
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new SendOutput(url.OriginalString, null, watch.ElapsedMilliseconds, "No answer came within 10 s, the longest X waits.");
        }
    }
}
