using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace TwitterEvents.Receiving;

/// <summary>Reads a request's body to its end, once, within a size and a time.</summary>
internal static class RequestBody
{
    /// <summary>X waits 3 s (v1.1) or 10 s (v2) for an answer; after that nobody listens, and a slow sender must not keep a slot.</summary>
    public static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(10);

    /// <exception cref="IOException">The client went away, or the body broke off.</exception>
    public static async ValueTask<(ReadOnlyMemory<byte> Bytes, Refusal? Refusal)> ReadAsync(
        HttpRequest request, int maxLength, TimeProvider time)
    {
        if (request.ContentLength > maxLength)
        {
            return (default, Refusal.BodyTooLarge);
        }

        LiftServerLimit(request);
        var body = new BodyBuffer(request.ContentLength, maxLength);
        var reader = request.BodyReader;
        ITimer? timer = null;
        try
        {
            while (true)
            {
                var pending = reader.ReadAsync();
                if (!pending.IsCompleted)
                {
                    // Most often the whole body is here already, and no timer is needed.
                    timer ??= time.CreateTimer(CancelRead, reader, TimeLimit, Timeout.InfiniteTimeSpan);
                }

                var result = await pending;
                if (result.IsCanceled)
                {
                    return (default, Refusal.BodyTooSlow);
                }

                if (!TryTake(ref body, result.Buffer, maxLength))
                {
                    reader.AdvanceTo(result.Buffer.End);
                    return (default, Refusal.BodyTooLarge);
                }

                reader.AdvanceTo(result.Buffer.End);
                if (result.IsCompleted)
                {
                    return (body.Written, null);
                }
            }
        }
        finally
        {
            if (timer is not null)
            {
                // Waits for a callback that is running: the next request on the connection has the same reader.
                await timer.DisposeAsync();
            }
        }
    }

    private static void CancelRead(object? reader) => ((PipeReader)reader!).CancelPendingRead();

    private static bool TryTake(ref BodyBuffer body, ReadOnlySequence<byte> arrived, int maxLength)
    {
        if (arrived.Length > maxLength - body.Length)
        {
            return false;
        }

        arrived.CopyTo(body.Take((int)arrived.Length));
        return true;
    }

    /// <summary>The server's own limit (30 MB in Kestrel) may be lower than ours, and it counts the framing of chunks too.</summary>
    private static void LiftServerLimit(HttpRequest request)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = null;
        }
    }
}
