namespace TwitterEvents;

/// <content>As an action, whichever API tells of it.</content>
public sealed partial record OauthRevokeEvent : IAuthorizationRevoked
{
    string? IAction.ActionId => ActionIds.Revocation(UserId, AppId, DateTime);

    DateTimeOffset? IAccountAction.CreatedAt => DateTime;
}
