namespace TwitterEvents;

/// <summary>A user has taken the app's authorization back, and the subscriptions with it: <c>user_event.revoke</c>, <c>oauth.revoke</c>.</summary>
public interface IAuthorizationRevoked : IAccountAction
{
    /// <summary>The user.</summary>
    string? UserId { get; }

    /// <summary>The app.</summary>
    string? AppId { get; }
}
