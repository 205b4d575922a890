using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using TwitterEvents.Signing;

namespace TwitterEvents.Receiving;

/// <summary>
/// Answers X's challenge-response check. It uses nothing but the query and a key, so that it can answer whatever the load: an answer X does
/// not get ends in an invalid webhook.
/// </summary>
internal sealed class CrcResponder : IDisposable
{
    private const string ParameterName = "crc_token";

    private readonly SettingsSource settings;
    private readonly Refuser refuser;
    private readonly ReceiverHistory history;
    private readonly ILogger logger;
    private readonly OncePerMinute answered;

    public CrcResponder(SettingsSource settings, Refuser refuser, ReceiverHistory history, TimeProvider time, ILoggerFactory loggers)
    {
        this.settings = settings;
        this.refuser = refuser;
        this.history = history;
        logger = ReceiverLog.CreateLogger(loggers);
        answered = new OncePerMinute(time, logger.CrcAnsweredMore);
    }

    public void Dispose() => answered.Dispose();

    public Task AnswerAsync(HttpContext context, string? app)
    {
        var values = context.Request.Query[ParameterName];
        if (values.Count != 1)
        {
            return refuser.RefuseAsync(context, values.Count == 0 ? Refusal.CrcTokenMissing : Refusal.CrcTokenRepeated, app);
        }

        var token = values[0] ?? "";
        return CrcResponse.TryCreate(token, settings.Current.GetKeys(app).Crc, out var response)
            ? AnswerAsync(context, response, app)
            : RefuseAsync(context, token, app);
    }

    private async Task AnswerAsync(HttpContext context, CrcResponse answer, string? app)
    {
        var json = answer.ToUtf8Json();
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = json.Length;
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.Body.WriteAsync(json);

        // X has its answer before anybody is told of it.
        history.CrcAnswered();
        var level = answered.IsFirst() ? LogLevel.Information : LogLevel.Debug;
        if (logger.IsEnabled(level))
        {
            logger.CrcAnswered(level, EndpointText.Show(context, app));
        }
    }

    private Task RefuseAsync(HttpContext context, string token, string? app)
    {
        if (token.Length == 0)
        {
            return refuser.RefuseAsync(context, Refusal.CrcTokenEmpty, app);
        }

        // What it looked like, without its text.
        var length = token.Length.ToString(CultureInfo.InvariantCulture);
        var disallowed = CrcToken.IndexOfDisallowed(token);
        var refusal = disallowed < 0
            ? Refusal.CrcTokenTooLong with { Cause = $"the crc_token has {length} characters, more than any token of X" }
            : Refusal.CrcTokenNotTokenShaped with
            {
                Cause = $"the crc_token has {length} characters, and the first that no token of X has is of category "
                    + CharUnicodeInfo.GetUnicodeCategory(token[disallowed]),
            };
        return refuser.RefuseAsync(context, refusal, app);
    }
}
