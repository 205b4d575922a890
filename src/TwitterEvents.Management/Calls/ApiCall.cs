namespace TwitterEvents.Management;

/// <summary>One call of X's API.</summary>
/// <param name="Method">Its method.</param>
/// <param name="Path">Its path, without a leading slash, encoded.</param>
/// <param name="Authorization">Who makes it.</param>
internal sealed record ApiCall(HttpMethod Method, string Path, ApiAuthorization Authorization)
{
    /// <summary>The query, encoded; null if there is none.</summary>
    public string? Query { get; init; }

    /// <summary>The body, JSON; null if there is none.</summary>
    public string? Json { get; init; }

    /// <summary>How errors and logs call it; without parameters, for they may be somebody's URL.</summary>
    public string Name => $"{Method} {Path}";
}
