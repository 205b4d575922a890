namespace TwitterEvents.Testing;

/// <summary>An answer of the management API, for <see cref="FakeXFaults.AnswerApi"/>.</summary>
/// <param name="Status">The HTTP status.</param>
public sealed record FakeXAnswer(int Status)
{
    /// <summary>The error code of a v1.1 body.</summary>
    public int? Code { get; init; }

    /// <summary>The message of a v1.1 body, and the detail of a v2 body.</summary>
    public string? Message { get; init; }

    /// <summary>The whole body, in place of the one made from <see cref="Code"/> and <see cref="Message"/>.</summary>
    public string? Body { get; init; }

    /// <summary>The content type of <see cref="Body"/>.</summary>
    public string ContentType { get; init; } = "application/json; charset=utf-8";

    /// <summary>If given, the answer has rate limit headers: nothing remains, and the limit is reset this long from now.</summary>
    public TimeSpan? ResetAfter { get; init; }

    /// <summary>503, code 67: a service X depends on is down.</summary>
    public static FakeXAnswer ServiceDown => new(503) { Code = 67, Message = "Backend service down." };

    /// <summary>500, code 0: an error inside X.</summary>
    public static FakeXAnswer InternalError => new(500) { Code = 0, Message = "Internal error." };

    /// <summary>403, code 261: the app may read only.</summary>
    public static FakeXAnswer ReadOnlyApp => new(403) { Code = 261, Message = "Application cannot perform write actions." };

    /// <summary>403, code 200: the app has no access to the Account Activity API.</summary>
    public static FakeXAnswer Forbidden => new(403) { Code = 200, Message = "Forbidden." };

    /// <summary>429, code 88: over the rate limit, with the headers that say when it is reset.</summary>
    /// <param name="resetAfter">How long from now.</param>
    public static FakeXAnswer RateLimited(TimeSpan resetAfter) =>
        new(429) { Code = 88, Message = "Rate limit exceeded", ResetAfter = resetAfter };
}
