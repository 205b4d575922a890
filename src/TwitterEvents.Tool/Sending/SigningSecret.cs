using System.Security.Cryptography;
using TwitterEvents.Testing;
using TwitterEvents.Tool.CommandLine;

namespace TwitterEvents.Tool.Sending;

/// <summary>What <c>send</c> signs with.</summary>
/// <param name="value">The secret.</param>
/// <param name="isClientSecret">Whether it is the OAuth 2.0 client secret, whose signature has a header of its own; else the consumer secret.</param>
internal sealed class SigningSecret(string value, bool isClientSecret)
{
    public bool IsClientSecret => isClientSecret;

    /// <summary>The secret of a setting, whose name tells which of the two it is; null if none is named.</summary>
    /// <exception cref="UsageException">It is not set, or user secrets are named and no setting of theirs.</exception>
    public static SigningSecret? Read(string? setting, string? userSecretsId) =>
        CommonOptions.ReadSecret(setting, userSecretsId) is { } secret
            ? new(secret, setting!.Contains("ClientSecret", StringComparison.OrdinalIgnoreCase))
            : null;

    /// <summary>A throw-away one.</summary>
    /// <param name="output">Where it is told.</param>
    public static SigningSecret MakeUp(Output output)
    {
        var secret = RandomNumberGenerator.GetHexString(40, lowercase: true);
        output.Note(
            $"""
            Signed with a throw-away secret, so the receiver answers 401 unless it has the same. To give both one secret, start the receiver with
              {Shell.Set("Twitter__ConsumerSecret", secret)}
            and, with the same variable set, send with --secret-from Twitter:ConsumerSecret.
            """.ReplaceLineEndings("\n"));
        return new(secret, isClientSecret: false);
    }

    /// <summary>The request that brings a body.</summary>
    public HttpRequestMessage Sign(Uri url, ReadOnlyMemory<byte> body) =>
        isClientSecret ? SignedRequest.OAuth2Delivery(url, body, value) : SignedRequest.Delivery(url, body, value);
}
