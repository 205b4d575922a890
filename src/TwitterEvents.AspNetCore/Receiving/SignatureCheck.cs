using System.Buffers;
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
    private readonly string value;
    private readonly VerifyingKeys keys;

    private SignatureCheck(string value, VerifyingKeys keys)
    {
        this.value = value;
        this.keys = keys;
    }

    /// <summary>Why <see cref="Passes"/> says no.</summary>
    public Refusal Mismatch => keys.Mismatch;

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

        if (client.Count == 1 && app.Client.Any)
        {
            return Prepare(client, app.Client, out check);
        }

        if (consumer.Count == 1 && app.Consumer.Any)
        {
            return Prepare(consumer, app.Consumer, out check);
        }

        return client.Count == 1 ? app.Client.Unset : consumer.Count == 1 ? app.Consumer.Unset : Refusal.SignatureMissing;
    }

    public bool Passes(in ReadOnlySequence<byte> body)
    {
        foreach (var key in keys.Keys)
        {
            if (WebhookSignature.Verify(body, value, key))
            {
                return true;
            }
        }

        return false;
    }

    private static Refusal? Prepare(StringValues values, VerifyingKeys keys, out SignatureCheck check)
    {
        check = new SignatureCheck(values[0] ?? "", keys);
        return WebhookSignature.GetForm(check.value) switch
        {
            SignatureForm.WellFormed => null,
            SignatureForm.WrongPrefix => Refusal.SignaturePrefix,
            SignatureForm.WrongLength => Refusal.SignatureLength,
            _ => Refusal.SignatureNotBase64,
        };
    }
}
