using System.Net;

namespace TwitterEvents.Testing.Deliveries;

/// <summary>A body that promises its whole length, and after so many bytes of it hangs up.</summary>
internal sealed class BrokenContent : HttpContent
{
    private readonly ReadOnlyMemory<byte> body;
    private readonly int sent;

    public BrokenContent(ReadOnlyMemory<byte> body, long bytes)
    {
        this.body = body;
        sent = (int)Math.Min(bytes, body.Length);
        Headers.ContentType = new("application/json");
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync(body[..sent]);
        await stream.FlushAsync();
        throw new IOException("The connection was closed in the request, as asked for.");
    }

    protected override bool TryComputeLength(out long length)
    {
        length = body.Length;
        return true;
    }
}
