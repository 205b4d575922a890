using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using TwitterEvents.Diagnostics;

namespace TwitterEvents.Receiving;

/// <summary>Refuses a request: counts it, logs it, answers it.</summary>
internal sealed class Refuser(TwitterEventsMetrics metrics, ILoggerFactory loggers)
{
    private readonly ILogger logger = loggers.CreateLogger(ReceiverLog.Category);

    public Task RefuseAsync(HttpContext context, Refusal refusal, string? app)
    {
        logger.Refused(refusal.StatusCode, refusal.Code, context.Request.Method, app);
        return AnswerAsync(context, refusal);
    }

    /// <summary>Refuses what somebody wants signed, and logs what it looked like without its text.</summary>
    public Task RefuseTokenAsync(HttpContext context, Refusal refusal, string? app, int length, System.Globalization.UnicodeCategory? disallowed)
    {
        logger.TokenRefused(refusal.Code, app, length, disallowed);
        return AnswerAsync(context, refusal);
    }

    private Task AnswerAsync(HttpContext context, Refusal refusal)
    {
        metrics.Rejected(refusal.Code);
        var response = context.Response;
        if (context.RequestAborted.IsCancellationRequested || response.HasStarted)
        {
            return Task.CompletedTask;
        }

        response.StatusCode = refusal.StatusCode;
        response.ContentType = "text/plain; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        return response.WriteAsync(refusal.Text);
    }
}
