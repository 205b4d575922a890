using TwitterEvents.Diagnostics;

namespace TwitterEvents.Management;

/// <summary>One call of X's API.</summary>
/// <param name="Method">Its method.</param>
/// <param name="Path">Its path, without a leading slash, encoded.</param>
/// <param name="Authorization">Who makes it.</param>
internal sealed record ApiCall(HttpMethod Method, string Path, ApiAuthorization Authorization)
{
    private static readonly HttpRequestOptionsKey<ApiCall> Key = new("TwitterEvents.Call");

    private readonly bool? onlyReads;

    /// <summary>The query, encoded; null if there is none.</summary>
    public string? Query { get; init; }

    /// <summary>The body; null if there is none.</summary>
    public Func<HttpContent>? Content { get; init; }

    /// <summary>What an answer of success must say; null if it must hold data instead, which <see cref="Answers"/> reads.</summary>
    public Promise? Promise { get; init; }

    /// <summary>What it means when X calls it a duplicate or a conflict; null if neither can be.</summary>
    public TwitterErrorKind? WhenDuplicate { get; init; }

    /// <summary>What it sends that must not be shown.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>Whether it changes nothing at X, so that it may be sent again.</summary>
    public bool OnlyReads
    {
        get => onlyReads ?? Method == HttpMethod.Get;
        init => onlyReads = value;
    }

    /// <summary>Whether it is one of v2, which takes OAuth 2.0 tokens of users.</summary>
    public bool IsV2 => Path.StartsWith("2/", StringComparison.Ordinal);

    /// <summary>Whether it is one of X Activity.</summary>
    public bool IsOfActivity => Path.StartsWith("2/activity/", StringComparison.Ordinal);

    /// <summary>How errors and logs call it; without parameters, for they may be somebody's URL. An id in it is X's.</summary>
    public string Name => $"{Method} {OutsideText.Show(Path)}";

    /// <summary>The call a request makes.</summary>
    /// <exception cref="InvalidOperationException">It does not say.</exception>
    public static ApiCall Of(HttpRequestMessage request) =>
        request.Options.TryGetValue(Key, out var call) ? call : throw new InvalidOperationException("The request does not say which call it makes.");

    public HttpRequestMessage ToRequest(string baseAddress)
    {
        var request = new HttpRequestMessage(Method, ApiUri.Of(baseAddress, Query is null ? Path : $"{Path}?{Query}"))
        {
            // A request without content is sent again by the transport itself, up to three times, when a connection that was kept open closes
            // before the answer. One with content, be it empty, is not.
            Content = Content?.Invoke() ?? (Method == HttpMethod.Get ? null : new ByteArrayContent([])),
        };
        request.Options.Set(Key, this);
        return request;
    }
}
