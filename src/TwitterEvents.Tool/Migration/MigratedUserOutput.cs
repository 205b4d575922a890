namespace TwitterEvents.Tool.Migration;

/// <summary>A user of Account Activity, as it is printed.</summary>
/// <param name="UserId">The user.</param>
/// <param name="OldWebhookIds">The webhooks that get everything of Account Activity; null for an environment's.</param>
/// <param name="WebhookId">The webhook of X Activity; null if there is none for it.</param>
/// <param name="HasTokens">Whether the user's own tokens are there.</param>
/// <param name="Ended">Whether Account Activity has been ended for this user.</param>
/// <param name="Problem">Why it has not been, although it was to be.</param>
internal sealed record MigratedUserOutput(string UserId, IReadOnlyList<string?> OldWebhookIds, string? WebhookId, bool HasTokens, bool Ended, string? Problem)
{
    public static MigratedUserOutput Of(MigratedUser user) =>
        new(user.Id, [.. user.Old.Select(old => old.WebhookId)], user.Webhook?.Id, user.User.HasTokens, user.IsEnded, user.EndProblem);
}
