using System.Globalization;
using System.Net;
using System.Text;
using TwitterEvents.Diagnostics;

namespace TwitterEvents.Management;

/// <summary>Why a call failed: what X said, what that means, and what to do about it.</summary>
public sealed record TwitterApiError
{
    private const int LongestBodyKept = 16_384;

    private readonly string? hint;

    internal TwitterApiError(string call, TwitterErrorKind kind, string? cure = null)
    {
        Call = call;
        Kind = kind;
        Cure = cure ?? ErrorCures.CureOf(kind);
        hint = ErrorCures.HintOf(kind);
    }

    /// <summary>The call, for example <c>POST 2/webhooks</c>; without parameters.</summary>
    public string Call { get; }

    /// <summary>What it means.</summary>
    public TwitterErrorKind Kind { get; }

    /// <summary>What to do about it.</summary>
    public string Cure { get; }

    /// <summary>The status of X's answer; null if none came. Of a refusal inside an answer of success it is below 300.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>X's error code; null if it gave none.</summary>
    public int? Code { get; init; }

    /// <summary>X's named reason (v2), for example <c>CrcValidationFailed</c>; null if it gave none.</summary>
    public string? Reason { get; init; }

    /// <summary>
    /// What X said, or why no answer came; empty if it said nothing readable. In one line: control characters are escaped, it is cut at 200
    /// characters, and a credential it repeats is left out.
    /// </summary>
    public string Message { get; init; } = "";

    /// <summary>
    /// The first 16,384 characters of the answer as it came, without a credential it repeats; null if none came. It is in no message.
    /// </summary>
    public string? Body { get; init; }

    /// <summary>When X takes such calls again, by its own clock, if it limits them and says so.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>How long to wait until <see cref="RetryAt"/>, whatever this machine's clock says.</summary>
    internal TimeSpan? RetryAfter { get; init; }

    /// <summary>What went wrong in one line, without the cure and without the body: the call, X's status, code or reason, its message.</summary>
    public string Problem
    {
        get
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

            if (Reason is not null && !Message.Contains(Reason, StringComparison.OrdinalIgnoreCase))
            {
                text.Append(CultureInfo.InvariantCulture, $", {Reason}");
            }

            if (Message.Length > 0)
            {
                text.Append(": ").Append(Message);
            }

            if (RetryAt is { } retryAt)
            {
                var day = RetryAfter > TimeSpan.FromHours(12) ? "yyyy-MM-dd HH:mm" : "HH:mm:ss";
                text.Append(CultureInfo.InvariantCulture, $" (again at {retryAt.UtcDateTime.ToString(day, CultureInfo.InvariantCulture)} UTC)");
            }

            return text[^1] is '.' or '!' or '?' ? text.ToString() : text.Append('.').ToString();
        }
    }

    /// <summary><see cref="Problem"/> and <see cref="Cure"/>, and where the tool can say more.</summary>
    public override string ToString() => hint is null ? $"{Problem} {Cure}" : $"{Problem} {Cure} {hint}";

    internal static TwitterApiError Of(ApiAnswer answer)
    {
        var problem = XProblem.Of(answer);
        var kind = ErrorTable.KindOf(answer, problem);
        return new TwitterApiError(answer.Call.Name, kind, ErrorCures.CureOf(kind, answer, problem))
        {
            Status = answer.Status,
            Code = problem.Code,
            Reason = problem.Reason,
            Message = OutsideText.Show(answer.Redaction.Apply(problem.Message)),
            Body = Keep(answer),
            RetryAt = answer.Limit.Until,
            RetryAfter = answer.Limit.Wait,
        };
    }

    /// <param name="answer">An answer of success without what it should hold.</param>
    /// <param name="kind">What that means.</param>
    /// <param name="message">What it should hold.</param>
    internal static TwitterApiError Of(ApiAnswer answer, TwitterErrorKind kind, string message) =>
        new(answer.Call.Name, kind) { Status = answer.Status, Message = message, Body = Keep(answer) };

    internal static TwitterApiError NoAnswer(ApiCall call, Exception exception, Redaction redaction)
    {
        var neverSent = exception is HttpRequestException
        {
            HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError
                or HttpRequestError.ProxyTunnelError,
        };
        var kind = neverSent ? TwitterErrorKind.Unreachable : call.OnlyReads ? TwitterErrorKind.AnswerLost : TwitterErrorKind.Unclear;
        return new TwitterApiError(call.Name, kind) { Message = OutsideText.Show(redaction.Apply(NetworkFailure.Describe(exception))) };
    }

    /// <summary>Redacted before it is cut, so that no half of a credential stays.</summary>
    private static string Keep(ApiAnswer answer)
    {
        var body = answer.Redaction.Apply(answer.Body);
        return body.Length > LongestBodyKept ? body[..LongestBodyKept] : body;
    }
}
