namespace TwitterEvents.Management;

/// <summary>How each wanted subscription stands, while they are made one after another.</summary>
internal sealed class ActivityStates
{
    private readonly IReadOnlyList<ActivityTarget> targets;
    private readonly HashSet<ActivityTarget> subscribed;
    private readonly Dictionary<ActivityTarget, string> problems = [];
    private readonly Dictionary<string, string> refusedUsers = new(StringComparer.Ordinal);

    public ActivityStates(IReadOnlyList<ActivityTarget> targets, IEnumerable<ActivityTarget> kept)
    {
        this.targets = targets;
        subscribed = [.. kept];
    }

    /// <summary>How many are as wanted.</summary>
    public int Count => subscribed.Count;

    public void Failed(ActivityTarget target, string problem) => problems[target] = problem;

    /// <summary>
    /// Makes one. What concerns it alone must not keep the others out; anything else ends all. A user whose tokens X does not take is not asked for again:
    /// a thousand such users would use up, type by type, the calls that X allows for all.
    /// </summary>
    public async Task TryAsync(ActivityTarget target, Func<Task> make)
    {
        if (IsOfTokens(target) && refusedUsers.TryGetValue(target.Filter.UserId!, out var refusal))
        {
            Failed(target, refusal);
            return;
        }

        try
        {
            await make().ConfigureAwait(false);
            subscribed.Add(target);
        }
        catch (Exception exception) when (IsOfThisAlone(exception))
        {
            Failed(target, exception.Message);
            if (IsOfTokens(target) && exception is TwitterApiException { Kind: var kind } && UserErrors.AreOfTokens(kind))
            {
                refusedUsers[target.Filter.UserId!] = exception.Message;
            }
        }
        catch (TwitterApiException exception)
        {
            Failed(target, exception.Message);
            var left = targets.Count - subscribed.Count - problems.Count;
            throw new RegistrationException(
                $"{Sentence(target, exception.Message)}{(left > 0 ? $" {left} more wait for it." : "")}", exception);
        }
    }

    public IReadOnlyList<TwitterSubscriptionState> ToList() =>
    [
        .. targets.Select(target => new TwitterSubscriptionState(target.EventType, target.Filter)
        {
            IsSubscribed = subscribed.Contains(target),
            Problem = problems.GetValueOrDefault(target),
        }),
    ];

    /// <exception cref="RegistrationException">One is not as wanted.</exception>
    public void ThrowIfFailing()
    {
        if (problems.Count > 0)
        {
            var (target, problem) = problems.First();
            throw new RegistrationException($"{problems.Count} of {targets.Count} subscriptions of X Activity are missing. {Sentence(target, problem)}");
        }
    }

    private static string Sentence(ActivityTarget target, string problem) => $"{target}: {problem}";

    /// <summary>Whether it is asked for with a user's own tokens.</summary>
    private static bool IsOfTokens(ActivityTarget target) => target.Filter.UserId is not null && ActivityEventType.Find(target.EventType) is { IsPrivate: true };

    private static bool IsOfThisAlone(Exception exception) => exception switch
    {
        RegistrationException or TwitterCredentialsException => true,
        TwitterApiException { Kind: TwitterErrorKind.AlreadySubscribed or TwitterErrorKind.NotFound or TwitterErrorKind.ParameterInvalid or TwitterErrorKind.NotInPlan
            or TwitterErrorKind.UnsupportedAuthentication or TwitterErrorKind.ClientNotPermitted or TwitterErrorKind.NoAccess } => true,
        TwitterApiException { Kind: var kind } => UserErrors.AreOfUserAlone(kind),
        _ => false,
    };
}
