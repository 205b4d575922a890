namespace TwitterEvents.Testing.Api;

/// <summary>An <c>Authorization: OAuth …</c> header, read.</summary>
internal static class OAuth1Header
{
    public const string Scheme = "OAuth ";

    /// <summary>The parameters by name, decoded; null if the header is malformed or names one twice.</summary>
    public static Dictionary<string, string>? Parse(string header)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in header[Scheme.Length..].Split(',', StringSplitOptions.TrimEntries))
        {
            var mark = part.IndexOf('=', StringComparison.Ordinal);
            var value = mark < 0 ? "" : part[(mark + 1)..];
            if (value.Length < 2 || value[0] != '"' || value[^1] != '"'
                || !parameters.TryAdd(Uri.UnescapeDataString(part[..mark]), Uri.UnescapeDataString(value[1..^1])))
            {
                return null;
            }
        }

        return parameters;
    }
}
