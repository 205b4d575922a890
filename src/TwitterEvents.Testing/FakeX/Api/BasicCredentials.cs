using System.Text;

namespace TwitterEvents.Testing.Api;

/// <summary>An <c>Authorization: Basic …</c> header, read.</summary>
internal static class BasicCredentials
{
    private const string Scheme = "Basic ";

    /// <returns>The decoded pair; null if there is none.</returns>
    public static (string Key, string Secret)? Read(string? header)
    {
        if (header is null || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var bytes = new byte[header.Length];
        return Convert.TryFromBase64String(header[Scheme.Length..].Trim(), bytes, out var length)
            && Encoding.UTF8.GetString(bytes, 0, length).Split(':') is [var key, var secret]
            ? (Uri.UnescapeDataString(key), Uri.UnescapeDataString(secret))
            : null;
    }
}
