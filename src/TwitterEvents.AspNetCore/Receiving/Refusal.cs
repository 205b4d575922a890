using Microsoft.AspNetCore.Http;

namespace TwitterEvents.Receiving;

/// <summary>Why a request is refused: a code for log and metric, the status, and a sentence for a person who reads the answer.</summary>
/// <remarks>
/// No sentence repeats input. All refused signatures get the same one: which header counted and why it failed would tell a stranger which
/// secrets are configured; the cause is in the log.
/// </remarks>
internal sealed record Refusal(string Code, int StatusCode, string Text)
{
    public static readonly Refusal CrcTokenMissing = Crc("crc_token_missing", "The query has no crc_token.");
    public static readonly Refusal CrcTokenRepeated = Crc("crc_token_repeated", "The query has more than one crc_token.");
    public static readonly Refusal CrcTokenEmpty = Crc("crc_token_empty", "The crc_token is empty.");
    public static readonly Refusal CrcTokenTooLong = Crc("crc_token_too_long", "The crc_token is longer than 512 characters.");
    public static readonly Refusal CrcTokenNotTokenShaped =
        Crc("crc_token_not_token_shaped", "The crc_token has a character that no token of X has.");

    public static readonly Refusal SignatureMissing =
        Signature("signature_missing", "it has no signature header: it does not come from X, or a proxy has removed the header");

    /// <summary>See <see cref="VerifyingKeys"/>, which says which one.</summary>
    public static readonly Refusal SignatureSecretUnset = Signature("signature_secret_unset", "no secret is set for its signature header");

    public static readonly Refusal SignatureRepeated = Signature("signature_repeated", "a signature header stands twice in it");
    public static readonly Refusal SignaturePrefix = Signature("signature_prefix", "its signature does not begin with sha256=");
    public static readonly Refusal SignatureLength = Signature("signature_length", "its signature has not the length of a SHA-256 in base64");
    public static readonly Refusal SignatureNotBase64 = Signature("signature_not_base64", "its signature is not base64");

    /// <summary>See <see cref="VerifyingKeys"/>, which says with which secret.</summary>
    public static readonly Refusal SignatureMismatch = Signature("signature_mismatch", "its signature does not fit the body");

    public static readonly Refusal BodyAlreadyRead = Signature(
        "body_already_read",
        "its body came empty or short: it was sent so, or a middleware before the endpoint has read it. Map the webhook before that "
            + "middleware, or let it call Request.EnableBuffering() first");

    public static readonly Refusal BodyDecompressed = Signature(
        "body_decompressed",
        "UseRequestDecompression changed the body before its signature could be checked. Map the webhook before it, or keep it off this path");

    public static readonly Refusal BodyTooLarge =
        new("body_too_large", StatusCodes.Status413PayloadTooLarge, "The body is too large.")
        {
            Cause = "the body is larger than MaxBodyBytes allows",
            Closes = true,
        };

    /// <summary>The server's limit is lifted, unless a middleware has begun to read.</summary>
    public static readonly Refusal BodyTooLargeForServer = BodyTooLarge with
    {
        Cause = "the body is larger than the server's MaxRequestBodySize allows, which counts instead of MaxBodyBytes where a middleware before the endpoint has begun to read it",
    };

    public static readonly Refusal BodyTooSlow =
        new("body_too_slow", StatusCodes.Status408RequestTimeout, "The body came too slowly.") { Closes = true };

    public static readonly Refusal BodyIncomplete = new("body_incomplete", StatusCodes.Status400BadRequest, "The body is incomplete.");
    public static readonly Refusal BodyNotAnObject = new("body_not_an_object", StatusCodes.Status400BadRequest, "The body is no JSON object.");

    public static readonly Refusal TooManyUnverifiedBytes =
        new("too_many_unverified_bytes", StatusCodes.Status503ServiceUnavailable, "Too many large bodies are arriving.")
        {
            Cause = "bodies that are not verified yet hold all the memory MaxUnverifiedBytes allows; up to 16 KB are received all the same",
            Closes = true,
        };

    public static readonly Refusal TooManyDeliveries =
        new("too_many_deliveries", StatusCodes.Status503ServiceUnavailable, "Too many deliveries are in work.");

    public static readonly Refusal OutOfMemory =
        new("out_of_memory", StatusCodes.Status503ServiceUnavailable, "There is no room for the delivery; send it again.")
        {
            Cause = "the process has run out of memory; give it more",
            Closes = true,
        };

    public static readonly Refusal NotStored =
        new("not_stored", StatusCodes.Status503ServiceUnavailable, "The delivery could not be stored; send it again.");

    public static readonly Refusal NotStoredInTime = NotStored with
    {
        Cause = "the inbox has not stored it within HandlerBudget; it may do so yet, and what is sent again runs no handler twice",
    };

    private static readonly Refusal BudgetSpent =
        new("handler_budget_spent", StatusCodes.Status503ServiceUnavailable, "The handlers are still at work; send the delivery again.")
        {
            IsOfHandlers = true,
        };

    public static readonly Refusal HandlerFailed =
        new("handler_failed", StatusCodes.Status500InternalServerError, "A handler failed; send the delivery again.") { IsOfHandlers = true };

    /// <summary>A clause for the log, which may name settings: never for the answer.</summary>
    public string Cause { get; init; } = char.ToLowerInvariant(Text[0]) + Text[1..].TrimEnd('.');

    /// <summary>Each one is a Warning: only X can bring it about, and a handler is to blame, which is named here or just before.</summary>
    public bool IsOfHandlers { get; init; }

    /// <summary>The connection is not used again: the rest of a body that is not wanted may still be on its way.</summary>
    public bool Closes { get; init; }

    /// <param name="running">Which handler runs, on what and how long; null if none does at this moment.</param>
    public static Refusal BudgetSpentBy(string? running) => BudgetSpent with
    {
        Cause = $"HandlerBudget is spent, and still running is {running ?? "no handler at this moment"}; it goes on, and what succeeds is not run again",
    };

    private static Refusal Crc(string code, string text) => new(code, StatusCodes.Status400BadRequest, text);

    private static Refusal Signature(string code, string cause) =>
        new(code, StatusCodes.Status401Unauthorized, "The signature is refused.") { Cause = cause };
}
