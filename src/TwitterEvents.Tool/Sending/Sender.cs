using System.Diagnostics;
using TwitterEvents.Diagnostics;

namespace TwitterEvents.Tool.Sending;

/// <summary>Sends signed bodies to a receiver, as X does.</summary>
internal sealed class Sender : IDisposable
{
    /// <summary>How long X waits at most (v2).</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly Uri url;
    private readonly HttpClient client;

    public Sender(Uri url)
    {
        this.url = url;

        // X follows no redirect; and nothing for this machine goes out to a proxy first.
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = !url.IsLoopback };
        client = new HttpClient(handler) { Timeout = Limit };
    }

    public async Task<SendOutput> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return new SendOutput(url.OriginalString, (int)response.StatusCode, watch.ElapsedMilliseconds, null);
        }
        catch (HttpRequestException exception)
        {
            return new SendOutput(url.OriginalString, null, watch.ElapsedMilliseconds, NetworkFailure.Describe(exception))
            {
                IsUnreached = exception.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError,
            };
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new SendOutput(url.OriginalString, null, watch.ElapsedMilliseconds, "No answer came within 10 s, the longest X waits.");
        }
    }

    public void Dispose() => client.Dispose();
}
