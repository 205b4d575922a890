using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace TwitterEvents.Testing.Crc;

/// <summary>The body that answers a CRC.</summary>
internal static class CrcBody
{
    /// <summary>The body, unpacked; null if it is packed and does not say so, or says so and is not.</summary>
    public static async Task<byte[]?> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var body = await content.ReadAsByteArrayAsync(cancellationToken);
        var saysGzip = content.Headers.ContentEncoding.Contains("gzip", StringComparer.OrdinalIgnoreCase);
        var isGzip = body is [0x1f, 0x8b, ..];
        return saysGzip != isGzip ? null
            : isGzip ? await UnpackAsync(body, cancellationToken)
            : body;
    }

    /// <summary>The value of <c>response_token</c>; empty if the body is not such JSON.</summary>
    public static byte[] ResponseToken(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("response_token"u8, out var token)
                && token.ValueKind == JsonValueKind.String
                ? Encoding.UTF8.GetBytes(token.GetString()!)
                : [];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // No JSON, or a lone surrogate in it.
            return [];
        }
    }

    private static async Task<byte[]?> UnpackAsync(byte[] body, CancellationToken cancellationToken)
    {
        try
        {
            using var unpacked = new MemoryStream();
            await using var gzip = new GZipStream(new MemoryStream(body), CompressionMode.Decompress);
            await gzip.CopyToAsync(unpacked, cancellationToken);
            return unpacked.ToArray();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
