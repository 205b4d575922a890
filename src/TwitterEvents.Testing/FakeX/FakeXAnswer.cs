using System.Collections.Immutable;

namespace TwitterEvents.Testing;

/// <summary>An answer of the management API, for <see cref="FakeXFaults.AnswerApi"/>. Those X is known to give have a name.</summary>
/// <param name="Status">The HTTP status.</param>
public sealed partial record FakeXAnswer(int Status)
{
    private const string JsonType = "application/json; charset=utf-8";
    private const string ProblemType = "application/problem+json; charset=utf-8";

    /// <summary>The error code of a v1.1 body.</summary>
    public int? Code { get; init; }

    /// <summary>The message of a v1.1 body, and the detail of a v2 body.</summary>
    public string? Message { get; init; }

    /// <summary>The whole body, in place of the one made from <see cref="Code"/> and <see cref="Message"/>.</summary>
    public string? Body { get; init; }

    /// <summary>The content type of <see cref="Body"/>.</summary>
    public string ContentType { get; init; } = JsonType;

    /// <summary>Headers besides; they win over those the answer has anyhow, such as <c>date</c>.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>If given, the answer has rate limit headers: nothing remains, and the limit is reset this long from now.</summary>
    public TimeSpan? ResetAfter { get; init; }

    /// <summary>Begins the names of the headers of the limit that is reset after <see cref="ResetAfter"/>.</summary>
    internal string Limit { get; private init; } = FifteenMinutes;

    /// <summary>Writes a body that no text holds.</summary>
    internal Func<Stream, CancellationToken, Task>? Write { get; private init; }
}
