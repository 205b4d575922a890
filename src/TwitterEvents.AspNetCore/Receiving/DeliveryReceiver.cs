using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using TwitterEvents.Deliveries;

namespace TwitterEvents.Receiving;

/// <summary>
/// Receives a delivery: buffers the body once, verifies the signature on those bytes, and hands the same bytes on. It knows no JSON.
/// </summary>
internal sealed class DeliveryReceiver(
    SettingsSource settings,
    UnverifiedBytes unverified,
    LargeBodies largeBodies,
    DeliveryProcessor processor,
    KindHeaders kinds,
    Refuser refuser,
    ReceiverHistory history,
    TimeProvider time,
    ILoggerFactory loggers)
{
    /// <summary>A body that took all of the budget to arrive is still answered 200 if its handlers end at once.</summary>
    private static readonly TimeSpan LeastWait = TimeSpan.FromMilliseconds(100);

    private readonly ILogger logger = ReceiverLog.CreateLogger(loggers);

    public async Task ReceiveAsync(HttpContext context, string? app)
    {
        Refusal? refusal;
        try
        {
            refusal = await TakeAsync(context.Request, app);
        }
        catch (OutOfMemoryException)
        {
            refusal = Refusal.OutOfMemory;
        }

        if (refusal is not null)
        {
            await refuser.RefuseAsync(context, refusal, app);
        }
    }

    private async ValueTask<Refusal?> TakeAsync(HttpRequest request, string? app)
    {
        var startedAt = time.GetTimestamp();
        var now = settings.Current;
        var keys = now.GetKeys(app);
        var (body, refusal) = await ReadVerifiedAsync(request, keys, now);
        if (refusal is null)
        {
            refusal = await ProcessAsync(body, kinds.Of(request), keys, now, startedAt);
            if (refusal != Refusal.BodyNotAnObject)
            {
                // What is no object may be a CRC token, whose signature anybody gets by asking.
                history.DeliveryAnswered(refusal);
            }
        }

        return refusal;
    }

    private async ValueTask<(ReadOnlyMemory<byte> Bytes, Refusal? Refusal)> ReadVerifiedAsync(
        HttpRequest request, AppKeys keys, ReceiverSettings now)
    {
        if (SignatureCheck.Prepare(request.Headers, keys, out var signature) is { } headerRefusal)
        {
            return (default, headerRefusal);
        }

        using var body = new UnverifiedBody(unverified, now.MaxUnverifiedBytes, now.MaxBodyBytes);
        var refusal = await ReadAsync(request, body);
        using var turn = await largeBodies.EnterAsync(refusal is null ? body.Length : 0);
        if (refusal is null && !signature.Passes(body.Bytes))
        {
            refusal = ChangedBody.IsCut(request, body.Length) ? Refusal.BodyAlreadyRead : signature.Mismatch;
            if (request.HttpContext.RequestAborted.IsCancellationRequested)
            {
                // The server ends a chunked body without an exception when its client hangs up.
                refusal = Refusal.BodyIncomplete;
            }
        }

        if (refusal is null)
        {
            return (body.ToMemory(), null);
        }

        var mayBeOfMiddleware = refusal.StatusCode == StatusCodes.Status401Unauthorized || refusal == Refusal.BodyIncomplete;
        return (default, mayBeOfMiddleware && ChangedBody.IsDecompressed(request) ? Refusal.BodyDecompressed : refusal);
    }

    /// <summary>Waits as long as X does. Work that is done is answered as done, however late; work that goes on is remembered.</summary>
    private async ValueTask<Refusal?> ProcessAsync(
        ReadOnlyMemory<byte> body, IReadOnlyDictionary<string, string>? headers, AppKeys keys, ReceiverSettings now, long startedAt)
    {
        DeliveryRun delivery;
        using (await largeBodies.EnterAsync(body.Length))
        {
            // Reads it before it returns; no handler begins meanwhile that could keep a turn. Not the request's token: a client that hangs up must
            // not stop a handler half-way.
            var hasTurn = body.Length >= LargeBodies.LargeLength;
            delivery = processor.Start(body, keys.Name, headers, lendsThread: !hasTurn, CancellationToken.None);
        }

        var work = delivery.Completion;
        if (!work.IsCompleted)
        {
            var left = now.HandlerBudget - time.GetElapsedTime(startedAt);
            await ((Task)work).WaitAsync(left > LeastWait ? left : LeastWait, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (!work.IsCompleted)
        {
            var refusal = processor.HasInbox ? Refusal.NotStoredInTime : Refusal.BudgetSpentBy(delivery.DescribeRunning(time));
            delivery.StopWaiting();
            return refusal;
        }

        return await work switch
        {
            DeliveryOutcome.Handled => null,
            DeliveryOutcome.NotAnObject => Refusal.BodyNotAnObject,
            DeliveryOutcome.Busy => Refusal.TooManyDeliveries,
            DeliveryOutcome.NotStored => Refusal.NotStored,
            _ => Refusal.HandlerFailed,
        };
    }

    private async ValueTask<Refusal?> ReadAsync(HttpRequest request, UnverifiedBody body)
    {
        try
        {
            return await RequestBody.ReadAsync(request, body, time);
        }
        catch (BadHttpRequestException exception)
        {
            logger.BodyBroken(exception);
            return exception.StatusCode switch
            {
                StatusCodes.Status413PayloadTooLarge => Refusal.BodyTooLargeForServer,
                StatusCodes.Status408RequestTimeout => Refusal.BodyTooSlow,
                _ => Refusal.BodyIncomplete,
            };
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // The client is gone. Without this the server would try to read the rest, to use the connection again, and log its failure.
            request.HttpContext.Abort();
            logger.BodyBroken(exception);
            return Refusal.BodyIncomplete;
        }
        catch (InvalidOperationException exception)
        {
            // A middleware has ended the reader, or closed the stream it put there.
            logger.BodyBroken(exception);
            return Refusal.BodyAlreadyRead;
        }
        catch (InvalidDataException exception)
        {
            logger.BodyBroken(exception);
            return Refusal.BodyIncomplete;
        }
    }
}
