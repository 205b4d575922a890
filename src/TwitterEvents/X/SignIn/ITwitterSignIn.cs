namespace TwitterEvents;

/// <summary>
/// Lets users of X sign in, so that the app may have their private events: OAuth 2.0 with PKCE. <c>AddTwitterTokenFolder</c> and
/// <c>AddTwitterTokenStore</c> of TwitterEvents.Management add it; <c>MapTwitterSignIn</c> of TwitterEvents.AspNetCore has its pages.
/// </summary>
/// <remarks>Source: https://docs.x.com/fundamentals/authentication/oauth-2-0/authorization-code.</remarks>
public interface ITwitterSignIn
{
    /// <summary>Begins a sign-in. The scopes are those that the events need which handlers ask for.</summary>
    /// <param name="callback">Where X sends the browser back: exactly one of those in the developer portal (User authentication settings).</param>
    /// <returns>Where to send the browser, and what to keep until it comes back.</returns>
    /// <exception cref="InvalidOperationException">The app's client id is not set.</exception>
    SignInStart Begin(Uri callback);

    /// <summary>Ends a sign-in: gets the tokens, and stores them.</summary>
    /// <param name="start">What <see cref="Begin"/> returned to this very browser.</param>
    /// <param name="code">What X gave it.</param>
    /// <param name="cancellationToken">Stops waiting; the code may be used up.</param>
    /// <returns>Who has signed in.</returns>
    Task<SignedInUser> CompleteAsync(SignInStart start, string code, CancellationToken cancellationToken);
}
