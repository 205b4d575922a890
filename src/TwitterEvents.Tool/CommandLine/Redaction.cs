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

    private readonly List<string> credentials = [];

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
            Hide(Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(key)}:{Uri.EscapeDataString(secret)}")));
        }
    }

    public string Apply(string text)
    {
        if (any is null)
        {
            credentials.Sort((left, right) => right.Length.CompareTo(left.Length));
            any = SearchValues.Create([.. credentials], StringComparison.Ordinal);
        }

        return text.AsSpan().ContainsAny(any)
            ? credentials.Aggregate(text, (rest, credential) => rest.Replace(credential, "***", StringComparison.Ordinal))
            : text;
    }

    public void Hide(string? credential)
    {
        if (credential?.Length >= ShortestCredential)
        {
            credentials.Add(credential);
            any = null;
        }
    }
}
