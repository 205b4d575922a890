using System.Globalization;
using TwitterEvents.Diagnostics;
using TwitterEvents.Management;
using TwitterEvents.Tool.CommandLine;

namespace TwitterEvents.Tool.Connecting;

/// <summary>Prints who has signed in, and for what.</summary>
internal static class ConnectReport
{
    public static void Print(SignedInUser user, UserTokens tokens, IReadOnlyList<string> eventTypes, TokenPlace place, Output output)
    {
        // Where X does not say, it has granted what was asked for.
        var asked = eventTypes.Select(type => ActivityEventType.Find(type)?.Scope).OfType<string>().Distinct().ToList();
        IReadOnlyList<string> missing = tokens.Scopes.Count == 0 ? [] : [.. asked.Except(tokens.Scopes)];
        var granted = tokens.Scopes.Count == 0 ? asked : tokens.Scopes;
        var result = new ConnectOutput(
            user.UserId,
            user.Username,
            tokens.Scopes,
            missing,
            [.. ActivityEventType.All.Where(type => type.Scope is { } scope && granted.Contains(scope)).Select(type => type.Name)],
            place.Path,
            tokens.ExpiresAt,
            place.IsRenewed);
        output.Print(result, OutputJsonContext.Readable.ConnectOutput, () => Write(result, output));
        if (missing.Count > 0)
        {
            output.Note($"Not granted: {string.Join(", ", missing)}. What takes these cannot be subscribed to.");
        }

        if (place.IsRenewed && tokens.RefreshToken is null)
        {
            output.Note("X gave no refresh token, so that the app cannot renew them: the user has to sign in again when they end.");
        }
    }

    private static void Write(ConnectOutput result, Output output)
    {
        var end = result.ExpiresAt?.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        output.WriteLine($"Signed in: {OutsideText.Show(result.Username is null ? $"user {result.UserId}" : $"@{result.Username} (user {result.UserId})")}.");
        output.WriteLine($"Scopes: {(result.Scopes.Count == 0 ? "X does not say" : OutsideText.Show(string.Join(' ', result.Scopes)))}.");
        output.WriteLine($"Private event types they are for: {(result.EventTypes.Count == 0 ? "none" : string.Join(", ", result.EventTypes))}. Public ones need no user's token.");
        output.WriteLine(result.Renewable
            ? $"The tokens are in {result.StoredIn}; the app renews them."
            : $"The access token is in {result.StoredIn}{(end is null ? "" : $", and ends at {end} UTC")}. Subscribe until then, with --tokens {result.StoredIn}; what is subscribed stays.");
    }
}
