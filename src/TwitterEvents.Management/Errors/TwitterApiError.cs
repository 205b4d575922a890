using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace TwitterEvents.Management;

/// <summary>Why a call failed: what X said, what that means, and what to do about it.</summary>
public sealed record TwitterApiError
{
    private const int LongestMessageShown = 500;

    internal TwitterApiError(string call, TwitterErrorKind kind)
    {
        Call = call;
        Kind = kind;
        Cure = ErrorCures.CureOf(kind);
    }

    /// <summary>The call, for example <c>POST 2/webhooks</c>; without parameters.</summary>
    public string Call { get; }

    /// <summary>What it means.</summary>
    public TwitterErrorKind Kind { get; }

    /// <summary>What to do about it.</summary>
    public string Cure { get; }

    /// <summary>The status of X's answer; null if none came.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>X's error code; null if it gave none.</summary>
    public int? Code { get; init; }

    /// <summary>X's named reason (v2), for example <c>CrcValidationFailed</c>; null if it gave none.</summary>
    public string? Reason { get; init; }

    /// <summary>What X said, or why no answer came; empty if it said nothing readable.</summary>
    public string Message { get; init; } = "";

    /// <summary>X's answer as it came; null if none came. It is in no message: what stands between may put into it what it was sent.</summary>
    public string? Body { get; init; }

    /// <summary>When X takes such calls again, if it limited their rate and says so.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>All of it but the body in one line: the call, X's status, code or reason, its message, then the cure.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Call);
        if (Status is { } status)
        {
            text.Append(CultureInfo.InvariantCulture, $" was answered {(int)status}");
        }
        else
        {
            text.Append(" was not answered");
        }

        if (Code is { } code)
        {
            text.Append(CultureInfo.InvariantCulture, $", code {code}");
        }

        if (Reason is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $", {Reason}");
        }

        // Not a body X has not written: a proxy's page may repeat what it was sent, and this goes into logs.
        var said = Message;
        if (said.Length > 0)
        {
            text.Append(": ").Append(said.Length > LongestMessageShown ? $"{said.AsSpan(0, LongestMessageShown)}…" : said);
        }

        if (RetryAt is { } retryAt)
        {
            text.Append(CultureInfo.InvariantCulture, $" (again at {retryAt.UtcDateTime:HH:mm:ss} UTC)");
        }

        return text.Append(text[^1] is '.' or '!' or '?' ? " " : ". ").Append(Cure).ToString();
    }

    internal static TwitterApiError Of(ApiAnswer answer)
    {
        var (code, message) = FirstError(answer.Json);
        var reason = FindReason(answer.Json);
        var kind = ErrorCures.KindOf((int)answer.Status, code, reason, message);
        return new TwitterApiError(answer.Call, kind)
        {
            Status = answer.Status,
            Code = code,
            Reason = reason,
            Message = message,
            Body = answer.Body,
            RetryAt = answer.RateLimitedUntil,
        };
    }

    internal static TwitterApiError NoAnswer(string call, HttpMethod method, Exception exception)
    {
        var neverSent = exception is HttpRequestException
        {
            HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError
                or HttpRequestError.ProxyTunnelError,
        };
        var kind = neverSent ? TwitterErrorKind.Unreachable : method == HttpMethod.Get ? TwitterErrorKind.AnswerLost : TwitterErrorKind.Unclear;
        return new TwitterApiError(call, kind) { Message = exception.Message };
    }

    internal static TwitterApiError NotUnderstood(ApiAnswer answer) =>
        new(answer.Call, TwitterErrorKind.NotUnderstood) { Status = answer.Status, Body = answer.Body };

    /// <summary><c>{"errors":[{"code","message"}]}</c>, or a problem with <c>detail</c> and <c>title</c>.</summary>
    private static (int? Code, string Message) FirstError(JsonElement? json)
    {
        if (json is not { ValueKind: JsonValueKind.Object } root)
        {
            return (null, "");
        }

        if (root.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array)
        {
            foreach (var error in errors.EnumerateArray())
            {
                var message = Text(error, "message") ?? Text(error, "detail") ?? Text(error, "title");
                if (message is not null || Number(error, "code") is not null)
                {
                    return (Number(error, "code"), message ?? "");
                }
            }
        }

        return (Number(root, "code"), Text(root, "detail") ?? Text(root, "message") ?? Text(root, "title") ?? Text(root, "error_description") ?? "");
    }

    /// <summary>Where in a body X puts its named reasons is not documented, so that every text in it is looked at.</summary>
    private static string? FindReason(JsonElement? json) => json is { } element ? FindReason(element) : null;

    private static string? FindReason(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => ErrorCures.FindReason(json.GetString()!),
        JsonValueKind.Array => json.EnumerateArray().Select(FindReason).FirstOrDefault(reason => reason is not null),
        JsonValueKind.Object => json.EnumerateObject().Select(property => FindReason(property.Value)).FirstOrDefault(reason => reason is not null),
        _ => null,
    };

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static int? Number(JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out var value))
        {
            return null;
        }

        return value.ValueKind switch
        {
            JsonValueKind.Number when value.TryGetInt32(out var number) => number,
            JsonValueKind.String when int.TryParse(value.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
            _ => null,
        };
    }
}
