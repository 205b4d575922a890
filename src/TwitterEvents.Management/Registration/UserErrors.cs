namespace TwitterEvents.Management;

/// <summary>Tells what is wrong with one user from what is wrong with all.</summary>
internal static class UserErrors
{
    /// <summary>Whether other users need not meet it: one who took the app's authorization back must not keep the others out.</summary>
    public static bool AreOfUserAlone(TwitterErrorKind kind) => kind is TwitterErrorKind.UserNotPermitted
        or TwitterErrorKind.TokenInvalid
        or TwitterErrorKind.GrantLost
        or TwitterErrorKind.RenewalUnclear
        or TwitterErrorKind.NotAuthenticated
        or TwitterErrorKind.Forbidden
        or TwitterErrorKind.NotAuthorizedForResource
        or TwitterErrorKind.AccountLocked
        or TwitterErrorKind.AccountSuspended
        or TwitterErrorKind.DirectMessagePermissionMissing
        or TwitterErrorKind.PermissionMissing;

    /// <summary>Whether everything else that is asked with the same user's tokens meets it too: the tokens or the account are at fault, not what was asked.</summary>
    public static bool AreOfTokens(TwitterErrorKind kind) => kind is TwitterErrorKind.TokenInvalid
        or TwitterErrorKind.GrantLost
        or TwitterErrorKind.RenewalUnclear
        or TwitterErrorKind.NotAuthenticated
        or TwitterErrorKind.AccountLocked
        or TwitterErrorKind.AccountSuspended;
}
