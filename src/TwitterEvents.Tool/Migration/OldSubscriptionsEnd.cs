using TwitterEvents.Management;
using TwitterEvents.Tool.Activity;
using TwitterEvents.Tool.CommandLine;

namespace TwitterEvents.Tool.Migration;

/// <summary>Ends the subscriptions of Account Activity of each user whose replacements all stand, and are taken by the app.</summary>
internal sealed class OldSubscriptionsEnd(Invocation invocation)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    /// <param name="users">The users.</param>
    /// <param name="rows">How their replacements stand: none of them has anything left to be done.</param>
    /// <param name="deliveries">Whether the apps take deliveries, as far as that was looked at.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>The users, with what became of theirs; and what X refused in a way that ended everything.</returns>
    public async Task<(IReadOnlyList<MigratedUser> Users, TwitterApiException? Stop)> RunAsync(
        IReadOnlyList<MigratedUser> users, IReadOnlyList<PlanRow> rows, IReadOnlyList<DeliveryVerdict> deliveries, CancellationToken cancellationToken)
    {
        var refusing = deliveries.Where(delivery => delivery.IsTaken == false).Select(delivery => delivery.Webhook.Id).ToHashSet();
        var failing = rows.Where(row => row.Problem is not null || (row.WebhookId is { } id && refusing.Contains(id))).Select(row => row.Filter.UserId).ToHashSet();
        List<MigratedUser> all = [];
        TwitterApiException? stop = null;
        var last = invocation.Time.GetUtcNow();
        foreach (var user in users)
        {
            // A null stands for what is the app's, and so every user's.
            if (stop is not null || failing.Contains(user.Id) || failing.Contains(null))
            {
                all.Add(user with
                {
                    EndProblem = stop is null
                        ? "Account Activity goes on for this user, for not every replacement stands and is taken by the app."
                        : "Account Activity goes on for this user: X refused to end another one's first. Run this again when that is mended.",
                });
                continue;
            }

            try
            {
                await EndAsync(user, cancellationToken);
                all.Add(user with { IsEnded = true });
            }
            catch (TwitterApiException exception)
            {
                all.Add(user with { EndProblem = exception.Message });
                stop = UserErrors.AreOfUserAlone(exception.Kind) ? null : exception;
            }

            if (invocation.Time.GetUtcNow() - last >= Pause)
            {
                last = invocation.Time.GetUtcNow();
                invocation.Output.Note(FormattableString.Invariant($"Account Activity: {all.Count} of {users.Count} users are done."));
            }
        }

        return (all, stop);
    }

    private async Task EndAsync(MigratedUser user, CancellationToken cancellationToken)
    {
        foreach (var old in user.Old)
        {
            try
            {
                await invocation.X.UnsubscribeAsync(old.WebhookId, user.Id, cancellationToken);
            }
            catch (TwitterApiException exception) when (exception.Kind is TwitterErrorKind.NotFound or TwitterErrorKind.NotSubscribed)
            {
                // As wanted, whoever did it.
            }
        }
    }
}
