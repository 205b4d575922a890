using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using TwitterEvents.Signing;

namespace TwitterEvents.Receiving;

/// <summary>
/// The signature of one request: which header decides, and with which keys. Each header is checked with its own kind of secret, never
/// across. A header whose kind has no secret counts as absent; if the OAuth 2.0 header counts, it alone decides.
/// </summary>
internal readonly struct SignatureCheck
{
    private readonly string header;
    private readonly SigningKey[] keys;

    private SignatureCheck(string header, SigningKey[] keys)
    {
        this.header = header;
        this.keys = keys;
    }

    /// <summary>Looks at the headers only, so that a request that can never pass is refused before its body is read.</summary>
    /// <returns>Null if the body decides.</returns>
    public static Refusal? Prepare(IHeaderDictionary headers, AppKeys app, out SignatureCheck check)
    {
        check = default;
        var consumer = headers[WebhookSignature.HeaderName];
        var client = headers[WebhookSignature.OAuth2HeaderName];
        if (consumer.Count > 1 || client.Count > 1)
        {
            return Refusal.SignatureRepeated;
        }

        if (client.Count == 1 && app.Client.Length > 0)
        {
            return Prepare(client, app.Client, out check);
        }

        return consumer.Count == 1 && app.Consumer.Length > 0
            ? Prepare(consumer, app.Consumer, out check)
            : Refusal.SignatureMissing;
    }

    public bool Passes(ReadOnlySpan<byte> body)
    {
        foreach (var key in keys)
        {
            if (WebhookSignature.Verify(body, header, key))
            {
                return true;
            }
        }

        return false;
    }

    private static Refusal? Prepare(StringValues values, SigningKey[] keys, out SignatureCheck check)
    {
        check = new SignatureCheck(values[0] ?? "", keys);
        return WebhookSignature.GetForm(check.header) switch
        {
            SignatureForm.WellFormed => null,
            SignatureForm.WrongPrefix => Refusal.SignaturePrefix,
            SignatureForm.WrongLength => Refusal.SignatureLength,
            _ => Refusal.SignatureNotBase64,
        };
    }
}
