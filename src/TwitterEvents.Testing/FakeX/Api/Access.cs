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
}
