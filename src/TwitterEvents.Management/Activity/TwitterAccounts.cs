namespace TwitterEvents.Management;

/// <summary>Makes the calls.</summary>
internal sealed class TwitterAccounts(ApiClient client) : ITwitterAccounts
{
    public async Task<TwitterAccount?> FindAsync(string username, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(username);
        var answer = await client.SendAsync(ActivityCalls.Account(username.TrimStart('@')), cancellationToken).ConfigureAwait(false);
        return answer.IsSuccess || answer.Kind != TwitterErrorKind.NotFound || !answer.HasErrors ? Found(answer) : null;
    }

    public async Task<TwitterAccount> GetOwnAsync(UserCredentials user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        var answer = await client.CallAsync(ActivityCalls.Own(user), cancellationToken).ConfigureAwait(false);
        return ActivityAnswers.Account(answer) ?? throw answer.Refused();
    }

    private static TwitterAccount? Found(ApiAnswer answer)
    {
        answer.ThrowIfRefused();
        return ActivityAnswers.Account(answer);
    }
}
