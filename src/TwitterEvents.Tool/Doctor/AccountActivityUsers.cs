using TwitterEvents.Management;
using TwitterEvents.Tool.CommandLine;
using TwitterEvents.Tool.Migration;

namespace TwitterEvents.Tool.Doctor;

/// <summary>How many users are still subscribed to Account Activity.</summary>
internal static class AccountActivityUsers
{
    /// <returns>Null if X does not say, or nothing can be made of it: where the settings are about Account Activity, nobody is not the end of it.</returns>
    public static async Task<int?> CountAsync(Invocation invocation, IReadOnlyList<Webhook>? webhooks, CancellationToken cancellationToken)
    {
        if (webhooks is null)
        {
            return null;
        }

        try
        {
            var count = (await OldSubscription.ReadAsync(invocation, webhooks, cancellationToken)).DistinctBy(old => old.UserId).Count();
            return count == 0 && invocation.Management.Api != TwitterApi.XActivity ? null : count;
        }
        catch (Exception exception) when (exception is TwitterApiException or TwitterCredentialsException)
        {
            return null;
        }
    }
}
