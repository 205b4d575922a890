using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace TwitterEvents.Receiving;

/// <summary>
/// Receives a delivery: buffers the body once, verifies the signature on those bytes, and hands the same bytes on. It knows no JSON.
/// </summary>
internal sealed class DeliveryReceiver(
    SettingsSource settings, DeliveryProcessor processor, Refuser refuser, TimeProvider time, ILoggerFactory loggers)
{
    private const string DecompressionAssembly = "Microsoft.AspNetCore.RequestDecompression";

    /// <summary>A body that took all of the budget to arrive is still answered 200 if its handlers end at once.</summary>
    private static readonly TimeSpan LeastWait = TimeSpan.FromMilliseconds(100);

    private readonly ILogger logger = loggers.CreateLogger(ReceiverLog.Category);

    public async Task ReceiveAsync(HttpContext context, string? app)
    {
        var startedAt = time.GetTimestamp();
        var now = settings.Current;
        var keys = now.GetKeys(app);
        var (body, refusal) = await ReadVerifiedAsync(context.Request, keys, now.MaxBodyBytes);
        refusal ??= await ProcessAsync(body, keys, now, startedAt);
        if (refusal is not null)
        {
            await refuser.RefuseAsync(context, refusal, app);
        }
    }

    private async ValueTask<(ReadOnlyMemory<byte> Bytes, Refusal? Refusal)> ReadVerifiedAsync(HttpRequest request, AppKeys keys, int maxBodyBytes)
    {
        if (SignatureCheck.Prepare(request.Headers, keys, out var signature) is { } headerRefusal)
        {
            return (default, headerRefusal);
        }

        var (body, refusal) = await ReadAsync(request, maxBodyBytes);
        if (refusal is null && !signature.Passes(body.Span))
        {
            refusal = Refusal.SignatureMismatch;
        }

        if (refusal is not null)
        {
            LookForDecompression(request);
        }

        return (body, refusal);
    }

    /// <summary>Waits as long as X does. Work that is done is answered as done, however late; work that goes on is remembered.</summary>
    private async ValueTask<Refusal?> ProcessAsync(ReadOnlyMemory<byte> body, AppKeys keys, ReceiverSettings now, long startedAt)
    {
        // Not the request's token: a client that hangs up must not stop a handler half-way.
        var delivery = processor.Start(body, keys.Name, CancellationToken.None);
        var work = delivery.Completion;
        if (!work.IsCompleted)
        {
            var left = now.HandlerBudget - time.GetElapsedTime(startedAt);
            await ((Task)work).WaitAsync(left > LeastWait ? left : LeastWait, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (!work.IsCompleted)
        {
            logger.BudgetSpent(now.HandlerBudget, delivery.Name.Value, delivery.DescribeRunning(time) ?? "no handler at this moment");
            return Refusal.BudgetSpent;
        }

        return await work switch
        {
            DeliveryOutcome.Handled => null,
            DeliveryOutcome.NotAnObject => Refusal.BodyNotAnObject,
            DeliveryOutcome.Busy => Refusal.TooManyDeliveries,
            _ => Refusal.HandlerFailed,
        };
    }

    private async ValueTask<(ReadOnlyMemory<byte> Bytes, Refusal? Refusal)> ReadAsync(HttpRequest request, int maxBodyBytes)
    {
        try
        {
            return await RequestBody.ReadAsync(request, maxBodyBytes, time);
        }
        catch (BadHttpRequestException exception)
        {
            logger.BodyBroken(exception);
            return (default, exception.StatusCode switch
            {
                StatusCodes.Status413PayloadTooLarge => Refusal.BodyTooLarge,
                StatusCodes.Status408RequestTimeout => Refusal.BodyTooSlow,
                _ => Refusal.BodyIncomplete,
            });
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or OperationCanceledException)
        {
            // The client is gone. Without this the server would try to read the rest, to use the connection again, and log its failure.
            request.HttpContext.Abort();
            logger.BodyBroken(exception);
            return (default, Refusal.BodyIncomplete);
        }
    }

    /// <summary>
    /// The middleware leaves nothing to see but the stream it put in the place of the server's: it removes <c>Content-Encoding</c>.
    /// </summary>
    private void LookForDecompression(HttpRequest request)
    {
        if (request.Body.GetType().Assembly.GetName().Name == DecompressionAssembly)
        {
            logger.RequestDecompressionSeen();
        }
    }
}
