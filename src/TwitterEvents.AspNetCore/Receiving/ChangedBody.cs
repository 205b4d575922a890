using Microsoft.AspNetCore.Http;

namespace TwitterEvents.Receiving;

/// <summary>Tells, of a body that is refused, whether the app's own middleware is to blame and not a forger.</summary>
internal static class ChangedBody
{
    private const string DecompressionAssembly = "Microsoft.AspNetCore.RequestDecompression";

    /// <summary>
    /// The middleware leaves nothing to see but the stream it put in the place of the server's: it removes <c>Content-Encoding</c>.
    /// </summary>
    public static bool IsDecompressed(HttpRequest request) => request.Body.GetType().Assembly.GetName().Name == DecompressionAssembly;

    /// <summary>Kestrel ends a body that is shorter than declared with an exception: if it ends well, somebody has read the rest.</summary>
    /// <param name="request">The request.</param>
    /// <param name="length">How many bytes were left to read.</param>
    public static bool IsCut(HttpRequest request, int length) =>
        request.ContentLength > length || (length == 0 && request.Headers.TransferEncoding.Count > 0);
}
