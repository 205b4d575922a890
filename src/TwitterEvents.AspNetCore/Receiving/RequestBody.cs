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
    public static async ValueTask<(ReadOnlyMemory<byte> Bytes, Refusal? Refusal)> ReadAsync(HttpRequest request, int maxLength, TimeProvider time)
    {
        if (request.ContentLength > maxLength)
        {
            return (default, Refusal.BodyTooLarge);
        }

        RaiseServerLimit(request, maxLength);
        var reader = request.BodyReader;
        var pending = reader.ReadAsync();
        if (pending.IsCompleted)
        {
            // Most often the whole body is here already, and no timer is needed.
            return await ReadAsync(reader, pending, request.ContentLength, maxLength).ConfigureAwait(false);
        }

        var timer = time.CreateTimer(static reader => ((PipeReader)reader!).CancelPendingRead(), reader, TimeLimit, Timeout.InfiniteTimeSpan);
        await using (timer.ConfigureAwait(false))
        {
            return await ReadAsync(reader, pending, request.ContentLength, maxLength).ConfigureAwait(false);
        }
    }

    private static async ValueTask<(ReadOnlyMemory<byte> Bytes, Refusal? Refusal)> ReadAsync(
        PipeReader reader, ValueTask<ReadResult> pending, long? declaredLength, int maxLength)
    {
        var body = new BodyBuffer(declaredLength, maxLength);
        while (true)
        {
            var result = await pending.ConfigureAwait(false);
            if (result.IsCanceled)
            {
                return (default, Refusal.BodyTooSlow);
            }

            if (result.Buffer.Length > maxLength - body.Length)
            {
                reader.AdvanceTo(result.Buffer.End);
                return (default, Refusal.BodyTooLarge);
            }

            result.Buffer.CopyTo(body.Take((int)result.Buffer.Length));
            reader.AdvanceTo(result.Buffer.End);
            if (result.IsCompleted)
            {
                return (body.Written, null);
            }

            pending = reader.ReadAsync();
        }
    }

    /// <summary>The server's own limit (30 MB in Kestrel) may be lower than ours; one byte more than ours is enough to tell.</summary>
    private static void RaiseServerLimit(HttpRequest request, int maxLength)
    {
        var feature = request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>();
        if (feature is { IsReadOnly: false } && feature.MaxRequestBodySize <= maxLength)
        {
            feature.MaxRequestBodySize = maxLength + 1L;
        }
    }
}
