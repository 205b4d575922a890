using System.Security.Cryptography;
using TwitterEvents.Tool.CommandLine;

namespace TwitterEvents.Tool.Sending;

/// <summary>What <c>send</c> signs with where no setting is named.</summary>
internal static class SigningSecret
{
    /// <param name="output">Where it is told.</param>
    public static string MakeUp(Output output)
    {
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
