using System.Globalization;

namespace TwitterEvents.Management;

/// <summary>How registration with X stands. Get it from the services after <c>EnsureRegistered</c>; the health check says the same.</summary>
public sealed class TwitterRegistration
{
    private readonly TaskCompletionSource<string> registered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile TwitterRegistrationState state = new(TwitterRegistrationStatus.Pending, null, "Not tried yet.", 0);

    private string? lastProblem;

    internal TwitterRegistration()
    {
    }

    /// <summary>How it stands now.</summary>
    public TwitterRegistrationState State => state;

    /// <summary>Waits until it has succeeded once.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The webhook's id.</returns>
    public Task<string> WhenRegisteredAsync(CancellationToken cancellationToken = default) => registered.Task.WaitAsync(cancellationToken);

    internal void Succeeded(string webhookId, string url)
    {
        lastProblem = null;
        state = new(TwitterRegistrationStatus.Registered, webhookId, $"X sends to {url}.", 0);
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

/// <summary>How registration stood at one moment.</summary>
/// <param name="Status">The word for it.</param>
/// <param name="WebhookId">The webhook; null if it never succeeded.</param>
/// <param name="Message">A sentence for a person; if it fails, with the cure.</param>
/// <param name="Failures">How often it has failed in a row.</param>
public sealed record TwitterRegistrationState(TwitterRegistrationStatus Status, string? WebhookId, string Message, int Failures);

/// <summary>Words for <see cref="TwitterRegistrationState"/>.</summary>
public enum TwitterRegistrationStatus
{
    /// <summary>It has not been tried yet.</summary>
    Pending = 0,

    /// <summary>X has all that is declared, and holds the webhook valid.</summary>
    Registered = 1,

    /// <summary>The last try failed; it goes on trying.</summary>
    Failing = 2,

    /// <summary>X limits the rate of the calls; the try goes on when that is over.</summary>
    Waiting = 3,
}
