using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using TwitterEvents.Signing;

namespace TwitterEvents.Receiving;

/// <summary>
/// Answers X's challenge-response check. It uses nothing but the query and a key, so that it can answer whatever the load: an answer X does
/// not get ends in an invalid webhook.
/// </summary>
internal sealed class CrcResponder(SettingsSource settings, Refuser refuser, ILoggerFactory loggers)
{
    private const string ParameterName = "crc_token";

    private readonly ILogger logger = loggers.CreateLogger(ReceiverLog.Category);

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

    private Task AnswerAsync(HttpContext context, CrcResponse answer, string? app)
    {
        var json = answer.ToUtf8Json();
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = json.Length;
        context.Response.Headers.CacheControl = "no-store";
        logger.CrcAnswered(app);
        return context.Response.Body.WriteAsync(json).AsTask();
    }

    private Task RefuseAsync(HttpContext context, string token, string? app)
    {
        if (token.Length == 0)
        {
            return refuser.RefuseAsync(context, Refusal.CrcTokenEmpty, app);
        }

        var disallowed = CrcToken.IndexOfDisallowed(token);
        return refuser.RefuseTokenAsync(
            context,
            disallowed < 0 ? Refusal.CrcTokenTooLong : Refusal.CrcTokenNotTokenShaped,
            app,
            token.Length,
            disallowed < 0 ? null : CharUnicodeInfo.GetUnicodeCategory(token[disallowed]));
    }
}
