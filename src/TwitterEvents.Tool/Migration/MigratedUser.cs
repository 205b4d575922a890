using TwitterEvents.Management;

namespace TwitterEvents.Tool.Migration;

/// <summary>A user of Account Activity.</summary>
/// <param name="User">The user, with tokens if there are any.</param>
/// <param name="Old">The user's subscriptions of Account Activity.</param>
/// <param name="Webhook">The webhook that X Activity is to send this user's events to; null if v2 has none for it.</param>
internal sealed record MigratedUser(UserCredentials User, IReadOnlyList<OldSubscription> Old, Webhook? Webhook)
{
    public string Id => User.UserId!;

    /// <summary>Whether all of <see cref="Old"/> are ended.</summary>
    public bool IsEnded { get; init; }

    /// <summary>Why they are not, although they were to be; null if nothing is wrong.</summary>
    public string? EndProblem { get; init; }
}
