namespace TwitterEvents.Management;

/// <summary>Addresses that go on the wire as they are written here: what is signed must be what X sees.</summary>
internal static class ApiUri
{
    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };

    /// <param name="baseAddress">What takes the place of <c>https://api.x.com</c>.</param>
    /// <param name="pathAndQuery">Without a leading slash, encoded.</param>
    /// <exception cref="TwitterCredentialsException">The base address is no address, or plain HTTP to another machine.</exception>
    public static Uri Of(string baseAddress, string pathAndQuery)
    {
        if (!Uri.TryCreate($"{baseAddress.TrimEnd('/')}/{pathAndQuery}", AsWritten, out var uri)
            || (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp))
        {
            throw new TwitterCredentialsException($"The base address '{baseAddress}' is no HTTPS address; X's is {TwitterManagementOptions.DefaultBaseAddress}.");
        }

        return uri.Scheme == Uri.UriSchemeHttps || uri.IsLoopback
            ? uri
            : throw new TwitterCredentialsException($"The base address '{baseAddress}' is plain HTTP, which would show the credentials to everybody on the way; use HTTPS.");
    }

    public static string Escape(string text) => Uri.EscapeDataString(text);
}
