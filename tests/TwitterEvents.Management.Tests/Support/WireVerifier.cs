using System.Security.Cryptography;
using System.Text;

namespace TwitterEvents.Management.Tests;

/// <summary>
/// Verifies a signature from what came over the wire, byte by byte as RFC 5849 §3.4 says it. It shares nothing with the client, not even the
/// framework's way to escape.
/// </summary>
internal sealed class WireVerifier(string consumerSecret, string tokenSecret)
{
    public bool Verifies(ScriptedServer.Asked asked)
    {
        var header = Parse(asked.Authorization);
        List<(byte[] Name, byte[] Value)> parameters =
            [.. header.Where(pair => pair.Name is not ("oauth_signature" or "realm")).Select(pair => (Utf8(pair.Name), Utf8(pair.Value)))];
        var question = asked.Target.IndexOf('?', StringComparison.Ordinal);
        AddForm(parameters, question < 0 ? "" : asked.Target[(question + 1)..]);
        if (asked.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.Ordinal) == true)
        {
            AddForm(parameters, asked.Body);
        }

        var lines = parameters.Select(pair => (Name: Encode(pair.Name), Value: Encode(pair.Value))).ToList();
        lines.Sort((left, right) => string.CompareOrdinal(left.Name, right.Name) is var byName && byName != 0 ? byName : string.CompareOrdinal(left.Value, right.Value));
        var path = question < 0 ? asked.Target : asked.Target[..question];
        var normalized = string.Join("&", lines.Select(line => line.Name + "=" + line.Value));
        var baseString = asked.Method + "&" + Encode(Utf8($"http://{asked.Host}{path}")) + "&" + Encode(Utf8(normalized));
        var key = Encode(Utf8(consumerSecret)) + "&" + Encode(Utf8(tokenSecret));
#pragma warning disable CA5350 // What OAuth 1.0a is.
        using var mac = new HMACSHA1(Utf8(key));
#pragma warning restore CA5350
        return Convert.ToBase64String(mac.ComputeHash(Utf8(baseString))) == header.Single(pair => pair.Name == "oauth_signature").Value;
    }

    public static string NonceOf(string authorization) => Parse(authorization).Single(pair => pair.Name == "oauth_nonce").Value;

    private static List<(string Name, string Value)> Parse(string authorization)
    {
        Assert.StartsWith("OAuth ", authorization, StringComparison.Ordinal);
        var pairs = new List<(string, string)>();
        foreach (var part in authorization["OAuth ".Length..].Split(','))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            pairs.Add((part[..equals].Trim(), Encoding.UTF8.GetString(Decode(part[(equals + 1)..].Trim().Trim('"')))));
        }

        return pairs;
    }

    private static void AddForm(List<(byte[] Name, byte[] Value)> parameters, string form)
    {
        foreach (var part in form.Split('&'))
        {
            if (part.Length > 0)
            {
                var equals = part.IndexOf('=', StringComparison.Ordinal);
                parameters.Add((Decode(equals < 0 ? part : part[..equals]), Decode(equals < 0 ? "" : part[(equals + 1)..])));
            }
        }
    }

    private static byte[] Decode(string text)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%')
            {
                bytes.Add(Convert.ToByte(text.Substring(i + 1, 2), 16));
                i += 2;
            }
            else
            {
                bytes.Add(text[i] == '+' ? (byte)' ' : (byte)text[i]);
            }
        }

        return [.. bytes];
    }

    private static string Encode(byte[] bytes)
    {
        var text = new StringBuilder();
        foreach (var b in bytes)
        {
            var isPlain = b is (>= (byte)'a' and <= (byte)'z') or (>= (byte)'A' and <= (byte)'Z') or (>= (byte)'0' and <= (byte)'9')
                or (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~';
            text.Append(isPlain ? ((char)b).ToString() : "%" + "0123456789ABCDEF"[b >> 4] + "0123456789ABCDEF"[b & 15]);
        }

        return text.ToString();
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
