using System.Buffers;
using System.Text;
using TwitterEvents.Management;

namespace TwitterEvents.Tool.CommandLine;

/// <summary>
/// Keeps credentials out of what is printed. Nothing prints them on purpose; but an answer is shown when it is not understood, and a proxy
/// may put into it what it was sent.
/// </summary>
internal sealed class Redaction
{
    /// <summary>Shorter ones are no credentials, and would blot out half of a text.</summary>
    private const int ShortestCredential = 6;

    private readonly Lock gate = new();
    private readonly HashSet<string> credentials = new(StringComparer.Ordinal);
    private string[] longestFirst = [];

    /// <summary>There may be thousands, of users, and hardly a text has one: it is looked for all at once. Null until it is needed.</summary>
    private SearchValues<string>? any;

    public void Hide(TwitterManagementOptions options)
    {
        Hide(options.ConsumerKey);
        Hide(options.ConsumerSecret);
        Hide(options.AccessToken);
        Hide(options.AccessTokenSecret);
        Hide(options.BearerToken);
        Hide(options.ClientSecret);
        if (options is { ConsumerKey: { } key, ConsumerSecret: { } secret })
        {
            Hide(Basic(key, secret));
        }

        if (options is { ClientId: { } id, ClientSecret: { } clientSecret })
        {
            Hide(Basic(id, clientSecret));
        }
    }

    public string Apply(string text)
    {
        lock (gate)
        {
            if (any is null)
            {
                longestFirst = [.. credentials.OrderByDescending(credential => credential.Length)];
                any = SearchValues.Create(longestFirst, StringComparison.Ordinal);
            }

            return text.AsSpan().ContainsAny(any)
                ? longestFirst.Aggregate(text, (rest, credential) => rest.Replace(credential, "***", StringComparison.Ordinal))
                : text;
        }
    }

    public void Hide(string? credential)
    {
        lock (gate)
        {
            if (credential?.Length >= ShortestCredential && credentials.Add(credential))
            {
                any = null;
            }
        }
    }

    private static string Basic(string name, string secret) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(name)}:{Uri.EscapeDataString(secret)}"));
}
