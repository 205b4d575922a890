namespace TwitterEvents.Testing.Platform;

/// <summary>
/// Which URLs a webhook, or a sign-in's way back, can have. X wants public https without a port; on loopback, where tests are, http and ports are taken too.
/// </summary>
internal static class UrlRules
{
    public static Uri? Parse(string? text, bool allowRemote)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url)
            || (url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp)
            || url.UserInfo.Length > 0
            || url.Fragment.Length > 0)
        {
            return null;
        }

        return url.IsLoopback || (allowRemote && url.Scheme == Uri.UriSchemeHttps && !NamesPort(text!)) ? url : null;
    }

    // Uri drops :443, which X refuses like any other port.
    private static bool NamesPort(string text)
    {
        var start = text.IndexOf("://", StringComparison.Ordinal) + 3;
        var end = text.AsSpan(start).IndexOfAny('/', '?');
        var authority = end < 0 ? text.AsSpan(start) : text.AsSpan(start, end);
        return authority.LastIndexOf(':') > authority.LastIndexOf(']');
    }
}
