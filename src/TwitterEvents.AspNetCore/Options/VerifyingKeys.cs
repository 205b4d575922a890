using TwitterEvents.Receiving;
using TwitterEvents.Signing;

namespace TwitterEvents;

/// <summary>The keys that verify one of the two signature headers, and what a log says when they cannot.</summary>
internal sealed class VerifyingKeys
{
    /// <param name="header">The header they verify.</param>
    /// <param name="setting">The full name of the setting of the current secret.</param>
    /// <param name="title">What X's developer portal calls that secret.</param>
    /// <param name="current">The secret X uses now.</param>
    /// <param name="previous">Those it used before.</param>
    public VerifyingKeys(string header, string setting, string title, string? current, IList<string> previous)
    {
        Keys = [.. previous.Prepend(current).Where(static secret => !string.IsNullOrEmpty(secret)).Select(static secret => new SigningKey(secret!))];
        Unset = Refusal.SignatureSecretUnset with
        {
            Cause = $"it is signed in {header}, which {setting} verifies, and that is not set; if it comes from X, give it the {title} of the app",
        };
        Mismatch = Refusal.SignatureMismatch with
        {
            Cause = $"the signature in {header} does not fit the body with {setting}{(previous.Count > 0 ? " or a previous one" : "")}: "
                + "another app's secret, an old one, a body changed on its way, or a forger",
        };
    }

    public bool Any => Keys.Length > 0;

    /// <summary>The current one first.</summary>
    public SigningKey[] Keys { get; }

    /// <summary>Refuses what only these keys could verify when there are none.</summary>
    public Refusal Unset { get; }

    public Refusal Mismatch { get; }
}
