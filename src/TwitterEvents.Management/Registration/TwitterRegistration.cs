using System.Globalization;

namespace TwitterEvents.Management;

/// <summary>How registration with X stands. Get it from the services after <c>EnsureRegistered</c>; the health check says the same.</summary>
public sealed class TwitterRegistration
{
    private readonly TaskCompletionSource<string?> registered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile TwitterRegistrationState state = new(TwitterRegistrationStatus.Pending, null, "Not tried yet.", 0);

    private volatile IReadOnlyList<TwitterSubscriptionState> subscriptions = [];
    private string? lastProblem;

    internal TwitterRegistration()
    {
    }

    /// <summary>How it stands now.</summary>
    public TwitterRegistrationState State => state;

    /// <summary>
    /// How each subscription of X Activity that is wanted stood at the last look; empty before the first, and for Account Activity.
    /// </summary>
    public IReadOnlyList<TwitterSubscriptionState> Subscriptions => subscriptions;

    /// <summary>Makes it look now, instead of at the next <see cref="TwitterRegistrationOptions.CheckInterval"/>: a user has come, or has left.</summary>
    public void LookAgain() => Asked?.Invoke();

    /// <summary>Waits until it has succeeded once.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The webhook's id; null if there is none, for the stream alone brings events.</returns>
    public Task<string?> WhenRegisteredAsync(CancellationToken cancellationToken = default) => registered.Task.WaitAsync(cancellationToken);

    internal event Action? Asked;

    internal void Report(IReadOnlyList<TwitterSubscriptionState> now) => subscriptions = now;

    internal void Succeeded(string? webhookId, string? url)
    {
        lastProblem = null;
        state = new(TwitterRegistrationStatus.Registered, webhookId, webhookId is null ? "X sends to the stream." : $"X sends to {url}.", 0);
        registered.TrySetResult(webhookId);
    }

    /// <summary>A call of the try waits, as X asks. One that has succeeded before stands meanwhile.</summary>
    internal void Waits(DateTimeOffset until)
    {
        var before = state;
        var status = before.Status == TwitterRegistrationStatus.Registered ? before.Status : TwitterRegistrationStatus.Waiting;
        state = before with
        {
            Status = status,
            Message = string.Create(CultureInfo.InvariantCulture, $"X limits the rate until {until.UtcDateTime:HH:mm:ss} UTC; registration goes on then."),
        };
    }

    /// <returns>Whether the problem is another than before.</returns>
    internal bool Failed(string problem)
    {
        var before = state;
        state = new(TwitterRegistrationStatus.Failing, before.WebhookId, problem, before.Failures + 1);
        var isNew = lastProblem != problem;
        lastProblem = problem;
        return isNew;
    }
}
