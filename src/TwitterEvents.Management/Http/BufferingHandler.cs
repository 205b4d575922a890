namespace TwitterEvents.Management;

/// <summary>
/// Reads the whole answer. It stands innermost, so that a body that stalls or breaks off is within the time limit of a try, and tried again
/// like an answer that does not come.
/// </summary>
internal sealed class BufferingHandler : DelegatingHandler
{
    /// <summary>A hundred thousand subscriptions in a list.</summary>
    public const int MaxBodyBytes = 4 * 1_048_576;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            var body = await BoundedBody.ReadAsync(response.Content, MaxBodyBytes, cancellationToken).ConfigureAwait(false)
                ?? throw new UnreadableAnswerException(TwitterErrorKind.TooLarge, response.StatusCode, "The answer is larger than 4 MB.");
            var buffered = new ByteArrayContent(body);
            buffered.Headers.ContentType = response.Content.Headers.ContentType;
            response.Content.Dispose();
            response.Content = buffered;
            return response;
        }
        catch (InvalidDataException)
        {
            response.Dispose();
            throw new UnreadableAnswerException(TwitterErrorKind.NotUnderstood, response.StatusCode, "The answer cannot be unpacked.");
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
