using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using TwitterEvents.Tool.Platform;

namespace TwitterEvents.Tool.Sending;

/// <summary>What <c>send</c> signs with.</summary>
internal static class SigningSecret
{
    /// <param name="settings">The settings.</param>
    /// <param name="setting">The setting that holds it; null: one is made up, and told.</param>
    /// <param name="output">Where it is told.</param>
    /// <exception cref="UsageException">The setting is not set.</exception>
    public static string Get(IConfiguration settings, string? setting, Output output)
    {
        if (setting is not null)
        {
            return CommonOptions.ReadSecret(settings, setting);
        }

        var secret = RandomNumberGenerator.GetHexString(40, lowercase: true);
        output.Note(
            $"""
            Signed with a throw-away secret, so the receiver answers 401 unless it has the same. To give both one secret, start the receiver with
              {Shell.Set("Twitter__ConsumerSecret", secret)}
            and, with the same variable set, send with --secret-from Twitter:ConsumerSecret.
            """.ReplaceLineEndings("\n"));
        return secret;
    }
}
