namespace TwitterEvents.Management;

/// <summary>
/// Reads the whole answer. It stands innermost, so that a body that stalls or breaks off is within the time limit of a try, and tried again
/// like an answer that does not come.
/// </summary>
internal sealed class BufferingHandler : DelegatingHandler
{
    /// <summary>Some million subscriptions in a list.</summary>
    private const int MaxBodyBytes = 64 * 1_048_576;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            await response.Content.LoadIntoBufferAsync(MaxBodyBytes, cancellationToken).ConfigureAwait(false);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
