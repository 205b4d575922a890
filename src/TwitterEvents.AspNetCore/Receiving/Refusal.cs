using Microsoft.AspNetCore.Http;

namespace TwitterEvents.Receiving;

/// <summary>Why a request is refused: a code for log and metric, the status, and a sentence for a person who reads the answer.</summary>
/// <remarks>
/// No sentence repeats input. All refused signatures get the same one: which header counted and why it failed would tell a stranger which
/// secrets are configured; the code is in the log.
/// </remarks>
internal sealed record Refusal(string Code, int StatusCode, string Text)
{
    public static readonly Refusal CrcTokenMissing = Crc("crc_token_missing", "The query has no crc_token.");
    public static readonly Refusal CrcTokenRepeated = Crc("crc_token_repeated", "The query has more than one crc_token.");
    public static readonly Refusal CrcTokenEmpty = Crc("crc_token_empty", "The crc_token is empty.");
    public static readonly Refusal CrcTokenTooLong = Crc("crc_token_too_long", "The crc_token is longer than 512 characters.");
    public static readonly Refusal CrcTokenNotTokenShaped =
        Crc("crc_token_not_token_shaped", "The crc_token has a character that no token of X has.");

    public static readonly Refusal SignatureMissing = Signature("signature_missing");
    public static readonly Refusal SignatureRepeated = Signature("signature_repeated");
    public static readonly Refusal SignaturePrefix = Signature("signature_prefix");
    public static readonly Refusal SignatureLength = Signature("signature_length");
    public static readonly Refusal SignatureNotBase64 = Signature("signature_not_base64");
    public static readonly Refusal SignatureMismatch = Signature("signature_mismatch");

    public static readonly Refusal BodyTooLarge = new("body_too_large", StatusCodes.Status413PayloadTooLarge, "The body is too large.");
    public static readonly Refusal BodyTooSlow = new("body_too_slow", StatusCodes.Status408RequestTimeout, "The body came too slowly.");
    public static readonly Refusal BodyIncomplete = new("body_incomplete", StatusCodes.Status400BadRequest, "The body is incomplete.");
    public static readonly Refusal BodyNotAnObject = new("body_not_an_object", StatusCodes.Status400BadRequest, "The body is no JSON object.");

    public static readonly Refusal TooManyDeliveries =
        new("too_many_deliveries", StatusCodes.Status503ServiceUnavailable, "Too many deliveries are in work.");

    public static readonly Refusal BudgetSpent =
        new("handler_budget_spent", StatusCodes.Status503ServiceUnavailable, "The handlers are still at work; send the delivery again.");

    public static readonly Refusal HandlerFailed =
        new("handler_failed", StatusCodes.Status500InternalServerError, "A handler failed; send the delivery again.");

    private static Refusal Crc(string code, string text) => new(code, StatusCodes.Status400BadRequest, text);

    private static Refusal Signature(string code) => new(code, StatusCodes.Status401Unauthorized, "The signature is refused.");
}
