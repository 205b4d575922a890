namespace TwitterEvents.Management;

/// <summary>Reads a body and no more of it than a limit.</summary>
internal static class BoundedBody
{
    /// <param name="content">The content, unpacked if it was packed.</param>
    /// <param name="limit">How many bytes at most.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>The body; null if it is longer.</returns>
    /// <exception cref="InvalidDataException">It is packed, and cannot be unpacked.</exception>
    public static async Task<byte[]?> ReadAsync(HttpContent content, int limit, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > limit)
        {
            return null;
        }

        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var body = new MemoryStream();
        var chunk = new byte[16_384];
        try
        {
            int read;
            while ((read = await stream.ReadAsync(chunk, cancellationToken).ConfigureAwait(false)) > 0)
            {
                if (body.Length + read > limit)
                {
                    return null;
                }

                body.Write(chunk, 0, read);
            }
        }
        catch (InvalidOperationException exception) when (exception is not ObjectDisposedException)
        {
            // What Brotli throws where the others throw the proper one.
            throw new InvalidDataException(exception.Message, exception);
        }

        return body.ToArray();
    }
}
