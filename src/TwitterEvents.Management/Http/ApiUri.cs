namespace TwitterEvents.Management;

/// <summary>Addresses that go on the wire as they are written here: what is signed must be what X sees.</summary>
internal static class ApiUri
{
    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };

    /// <param name="baseAddress">What takes the place of <c>https://api.x.com</c>.</param>
    /// <param name="pathAndQuery">Without a leading slash, encoded.</param>
    /// <exception cref="TwitterCredentialsException">The base address is no address, or plain HTTP to another machine.</exception>
    public static Uri Of(string baseAddress, string pathAndQuery) =>
        Uri.TryCreate($"{baseAddress.TrimEnd('/')}/{pathAndQuery}", AsWritten, out var uri) && IsSafe(uri)
            ? uri
            : throw new TwitterCredentialsException(
                $"The base address is no https:// address, or plain http:// to another machine, which would show the credentials to everybody on the way; X's is {TwitterManagementOptions.DefaultBaseAddress}.");

    /// <summary>Whether credentials may be sent there.</summary>
    public static bool IsSafe(string baseAddress) => Uri.TryCreate(baseAddress, UriKind.Absolute, out var uri) && IsSafe(uri);

    public static string Escape(string text) => Uri.EscapeDataString(text);

    private static bool IsSafe(Uri uri) => uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback);
}
