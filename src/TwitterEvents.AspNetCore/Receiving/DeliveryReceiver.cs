using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace TwitterEvents.Receiving;

/// <summary>
/// Receives a delivery: buffers the body once, verifies the signature on those bytes, and hands the same bytes on. It knows no JSON.
/// </summary>
internal sealed class DeliveryReceiver(
    SettingsSource settings, DeliverySlots slots, DeliveryProcessor processor, Refuser refuser, TimeProvider time, ILoggerFactory loggers)
{
    private const string DecompressionAssembly = "Microsoft.AspNetCore.RequestDecompression";

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

    /// <summary>
    /// Only what X has signed takes a slot, and keeps it until all work on it has ended: slow or forged requests cannot keep X's out.
    /// </summary>
    private async ValueTask<Refusal?> ProcessAsync(ReadOnlyMemory<byte> body, AppKeys keys, ReceiverSettings now, long startedAt)
    {
        if (!slots.TryTake(now.MaxConcurrentDeliveries))
        {
            return Refusal.TooManyDeliveries;
        }

        Task processing = Task.CompletedTask;
        try
        {
            // Not the request's token: a client that hangs up must not stop a handler half-way.
            var outcome = processor.ProcessAsync(body, keys.Name, now.MaxDepth, CancellationToken.None);
            processing = outcome;
            return await AwaitAsync(outcome, now.HandlerBudget - time.GetElapsedTime(startedAt));
        }
        finally
        {
            slots.FreeAfter(processing);
        }
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

    /// <summary>Waits as long as X does. Work that is done is answered as done, however late; work that goes on is remembered.</summary>
    private async ValueTask<Refusal?> AwaitAsync(Task<DeliveryOutcome> work, TimeSpan budget)
    {
        if (!work.IsCompleted && budget > TimeSpan.Zero)
        {
            await ((Task)work).WaitAsync(budget, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (!work.IsCompleted)
        {
            return Refusal.BudgetSpent;
        }

        return await work switch
        {
            DeliveryOutcome.Handled => null,
            DeliveryOutcome.NotAnObject => Refusal.BodyNotAnObject,
            _ => Refusal.HandlerFailed,
        };
    }
}
