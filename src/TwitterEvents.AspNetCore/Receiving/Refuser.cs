using Microsoft.AspNetCore.Http;
using TwitterEvents.Diagnostics;

namespace TwitterEvents.Receiving;

/// <summary>Refuses a request: counts it, logs it, answers it.</summary>
internal sealed class Refuser(RefusalLog log, TwitterEventsMetrics metrics, ReceiverHistory history)
{
    public Task RefuseAsync(HttpContext context, Refusal refusal, string? app)
    {
        log.Log(refusal, EndpointText.Method(context), EndpointText.Show(context, app));
        metrics.Rejected(refusal.Code);
        history.Refused(refusal, isCrc: HttpMethods.IsGet(context.Request.Method));
        return AnswerAsync(context, refusal);
    }

    private static Task AnswerAsync(HttpContext context, Refusal refusal)
    {
        var response = context.Response;
        if (context.RequestAborted.IsCancellationRequested || response.HasStarted)
        {
            return Task.CompletedTask;
        }

        // In HTTP/2 and 3 the header is not allowed, and the server would log a warning for it.
        if (refusal.Closes && (HttpProtocol.IsHttp11(context.Request.Protocol) || HttpProtocol.IsHttp10(context.Request.Protocol)))
        {
            response.Headers.Connection = "close";
        }

        response.StatusCode = refusal.StatusCode;
        response.ContentType = "text/plain; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        return response.WriteAsync(refusal.Text);
    }
}
