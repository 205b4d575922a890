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
            tokens.RefreshToken is not null);
        output.Print(result, OutputJsonContext.Readable.ConnectOutput, () => Write(result, place, output));
        if (missing.Count > 0)
        {
            output.Note($"Not granted: {string.Join(", ", missing)}. What takes these cannot be subscribed to.");
        }

        if (tokens.RefreshToken is null)
        {
            var end = tokens.ExpiresAt?.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
            output.Note($"X gave no refresh token, so that nobody can renew it: the user has to sign in again when the access token ends{(end is null ? "" : $", at {end} UTC")}.");
        }
    }

    private static void Write(ConnectOutput result, TokenPlace place, Output output)
    {
        output.WriteLine($"Signed in: {OutsideText.Show(result.Username is null ? $"user {result.UserId}" : $"@{result.Username} (user {result.UserId})")}.");
        output.WriteLine($"Scopes: {(result.Scopes.Count == 0 ? "X does not say" : OutsideText.Show(string.Join(' ', result.Scopes)))}.");
        output.WriteLine($"Private event types they are for: {(result.EventTypes.Count == 0 ? "none" : string.Join(", ", result.EventTypes))}. Public ones need no user's token.");
        output.WriteLine($"The tokens are in {place.Path}, protected; {place.Owner switch
        {
            TokenPlaceOwner.User => "`twitter-events activity` and `migrate` find and renew them there.",
            TokenPlaceOwner.Tool => $"`twitter-events activity` and `migrate` renew them there, with --token-folder {place.Path}.",
            _ => "the app renews them.",
        }}");
    }
}
