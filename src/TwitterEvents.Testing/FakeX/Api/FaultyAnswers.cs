using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using TwitterEvents.Testing.Platform;

namespace TwitterEvents.Testing.Api;

/// <summary>Does to a request what the faults say, before anything looks at it.</summary>
internal sealed class FaultyAnswers(XPlatform x)
{
    private const int Plenty = 40_000;

    public Task HandleAsync(HttpContext context, RequestDelegate next)
    {
        // By X's clock, as every time in an answer is: who waits for a reset compares the two.
        context.Response.Headers.Date = x.Now.ToString("R");
        return x.Faults.TakeApi(context.Request.Path.Value ?? "") switch
        {
            { Answer: { } answer } => AnswerAsync(context, answer),
            { Close: { Place: FakeXClose.Part.Request } close } => CloseInRequestAsync(context, close.Bytes),
            { Close: { } close } => CloseInAnswerAsync(context, next, close.Bytes),
            _ => next(context),
        };
    }

    private static async Task CloseInRequestAsync(HttpContext context, long bytes)
    {
        var buffer = new byte[4096];
        for (long read = 0; read < bytes;)
        {
            var more = await context.Request.Body.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, bytes - read)), context.RequestAborted);
            if (more == 0)
            {
                break;
            }

            read += more;
        }

        context.Abort();
    }

    private static Task CloseInAnswerAsync(HttpContext context, RequestDelegate next, long bytes)
    {
        var cutOff = context.Features.GetRequiredFeature<CutOff>();
        cutOff.After(bytes);

        // If the answer is shorter than that, the next one on this connection must not pay for it.
        context.Response.OnCompleted(cutOff.CloseAsync);
        return next(context);
    }

    private async Task AnswerAsync(HttpContext context, FakeXAnswer answer)
    {
        var response = context.Response;
        if (answer is { Status: 429, ResetAfter: null } or { Limit: not FakeXAnswer.FifteenMinutes })
        {
            RateLimits.Write(response.Headers, FakeXAnswer.FifteenMinutes, Plenty, Plenty - 1, x.Now + RateLimits.Length);
        }

        if (answer.ResetAfter is { } resetAfter)
        {
            RateLimits.Write(response.Headers, answer.Limit, 15, 0, x.Now + resetAfter);
        }

        foreach (var (name, value) in answer.Headers)
        {
            response.Headers[name] = value;
        }

        if (answer.Write is null)
        {
            await ReplyOf(answer, ApiServer.IsV2(context)).WriteAsync(response);
            return;
        }

        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        await WriteAsync(response, answer.Write);
    }

    private async Task WriteAsync(HttpResponse response, Func<Stream, CancellationToken, Task> write)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(response.HttpContext.RequestAborted, x.Stopping);
        try
        {
            await write(response.Body, either.Token);
        }
        catch (OperationCanceledException)
        {
            response.HttpContext.Abort();
        }
    }

    private static Reply ReplyOf(FakeXAnswer answer, bool isV2) =>
        answer.Body is { } body ? new Reply(answer.Status, body, answer.ContentType)
        : answer.Message is null && answer.Code is null ? new Reply(answer.Status)
        : isV2 ? Problems.General(answer.Status, answer.Message ?? "Error")
        : Errors.Of(answer.Status, answer.Code ?? 0, answer.Message ?? "Error");
}
