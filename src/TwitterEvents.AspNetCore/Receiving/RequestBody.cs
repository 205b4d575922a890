using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace TwitterEvents.Receiving;

/// <summary>Reads a request's body to its end, once, within a size and a time.</summary>
internal static class RequestBody
{
    /// <summary>X waits 3 s (v1.1) or 10 s (v2) for an answer; after that nobody listens, and a slow sender must not hold memory.</summary>
    public static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(10);

    /// <exception cref="IOException">The client went away, or the body broke off.</exception>
    /// <exception cref="InvalidOperationException">Somebody before us has read the body, and ended its reader.</exception>
    public static async ValueTask<Refusal?> ReadAsync(HttpRequest request, UnverifiedBody body, TimeProvider time)
    {
        if (body.CheckDeclared(request.ContentLength) is { } refusal)
        {
            return refusal;
        }

        Rewind(request);
        LiftServerLimit(request);
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
                if (TryTake(result, reader, body, out var taken))
                {
                    return taken;
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

    /// <summary>Whatever happens, the reader is told how far it was read: the server logs an error for a read that was left open.</summary>
    /// <returns>Whether the body is at its end, or refused.</returns>
    private static bool TryTake(ReadResult result, PipeReader reader, UnverifiedBody body, out Refusal? refusal)
    {
        var arrived = result.Buffer;
        refusal = null;
        if (!result.IsCanceled && !result.IsCompleted && body.Length + arrived.Length <= UnverifiedBody.SmallLength)
        {
            // The server holds these bytes anyway. Nothing of ours is held for a small body until it is whole.
            reader.AdvanceTo(arrived.Start, arrived.End);
            return false;
        }

        try
        {
            refusal = result.IsCanceled ? Refusal.BodyTooSlow : body.Append(arrived);
        }
        finally
        {
            reader.AdvanceTo(arrived.End);
        }

        return refusal is not null || result.IsCompleted;
    }

    private static void CancelRead(object? reader) => ((PipeReader)reader!).CancelPendingRead();

    /// <summary>The signature is over the whole body, so a body that a middleware buffered and read is read from its start.</summary>
    private static void Rewind(HttpRequest request)
    {
        if (request.Body is { CanSeek: true, Position: > 0 } buffered)
        {
            buffered.Position = 0;
        }
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
