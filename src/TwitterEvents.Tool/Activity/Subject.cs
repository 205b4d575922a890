using TwitterEvents.Management;

namespace TwitterEvents.Tool.Activity;

/// <summary>Whom a subscription is about, and with what it is made, in words.</summary>
internal static class Subject
{
    public static string Of(ActivitySubscriptionFilter filter) =>
        filter.UserId is { } id ? $"user {id}" : filter.Keyword is { } keyword ? $"keyword '{keyword}'" : "the app";

    /// <summary>Direction and whatever else narrows it; empty if nothing does.</summary>
    public static string Narrowed(ActivitySubscriptionFilter filter) => string.Join(
        ", ", [.. filter.Direction is { } direction ? [direction] : Array.Empty<string>(), .. filter.Qualifiers.Select(pair => $"{pair.Key} {pair.Value}")]);

    /// <summary>What the call that makes it is signed with.</summary>
    public static string Credential(ActivityTarget target) => ActivityEventType.Find(target.EventType) switch
    {
        { IsPrivate: true } type when target.User is { HasTokens: true } user =>
            user.AccessTokenSecret is null ? $"user's OAuth 2.0 token ({type.Scope})" : "user's OAuth 1.0a tokens",
        { IsPrivate: true } type => $"MISSING: user's token ({type.Scope})",
        _ => "app's bearer token",
    };

    /// <summary>The same for scripts.</summary>
    public static string CredentialCode(ActivityTarget target) =>
        ActivityEventType.Find(target.EventType) is not { IsPrivate: true } ? "bearer"
        : target.User is not { HasTokens: true } user ? "missing"
        : user.AccessTokenSecret is null ? "oauth2"
        : "oauth1";

    /// <summary>Whether it takes tokens that are not there.</summary>
    public static bool LacksTokens(ActivityTarget target) =>
        ActivityEventType.Find(target.EventType) is { IsPrivate: true } && target.User is not { HasTokens: true };

    public const string TokensCure =
        "private, so that X wants the user's own tokens: let the user sign in with `twitter-events connect` (and the same Twitter:ClientId), give them with --tokens FILE, or if it is the app's owner, as Twitter:AccessToken and Twitter:AccessTokenSecret.";
}
