namespace TwitterEvents.Management;

/// <summary>One connection to the stream.</summary>
internal sealed class StreamConnection : IAsyncDisposable
{
    private readonly HttpResponseMessage response;

    private StreamConnection(HttpResponseMessage response, StreamLines lines)
    {
        this.response = response;
        Lines = lines;
    }

    public StreamLines Lines { get; }

    /// <exception cref="TwitterApiException">X refuses, or is not reached.</exception>
    /// <exception cref="TwitterCredentialsException">A credential is not set.</exception>
    public static async Task<StreamConnection> OpenAsync(
        ApiClient api, int backfillMinutes, ActivityStreamOptions options, Action leftOut, TimeProvider time, CancellationToken cancellationToken)
    {
        var call = new ApiCall(HttpMethod.Get, "2/activity/stream", ApiAuthorization.Bearer)
        {
            Query = backfillMinutes == 0 ? null : FormattableString.Invariant($"backfill_minutes={backfillMinutes}"),
        };
        var response = await api.OpenAsync(call, cancellationToken).ConfigureAwait(false);
        try
        {
            var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            return new StreamConnection(response, new StreamLines(stream, options.MaxLineBytes, options.StallTimeout, leftOut, time));
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    public ValueTask DisposeAsync()
    {
        response.Dispose();
        return default;
    }
}
