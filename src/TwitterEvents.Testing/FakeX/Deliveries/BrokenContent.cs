using System.Net;

namespace TwitterEvents.Testing.Deliveries;

/// <summary>A body that promises its whole length and breaks off at half of it.</summary>
internal sealed class BrokenContent : HttpContent
{
    private readonly ReadOnlyMemory<byte> body;

    public BrokenContent(ReadOnlyMemory<byte> body)
    {
        this.body = body;
        Headers.ContentType = new("application/json");
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync(body[..(body.Length / 2)]);
        await stream.FlushAsync();
        throw new IOException("The connection was dropped mid-body, as asked for.");
    }

    protected override bool TryComputeLength(out long length)
    {
        length = body.Length;
        return true;
    }
}
