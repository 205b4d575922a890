namespace TwitterEvents.Testing.Api;

/// <summary>Who may call an endpoint.</summary>
[Flags]
internal enum Access
{
    /// <summary>The app itself, with its bearer token.</summary>
    App = 1,

    /// <summary>A user, with OAuth 1.0a.</summary>
    User = 2,

    /// <summary>The user who owns the app, with OAuth 1.0a.</summary>
    Owner = 4,

    /// <summary>A user, with an OAuth 2.0 token.</summary>
    OAuth2User = 8,
}
