using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TwitterEvents.Diagnostics;
using TwitterEvents.Testing.Api;
using TwitterEvents.Testing.Deliveries;
using TwitterEvents.Testing.Platform;

namespace TwitterEvents.Testing;

/// <summary>
/// A stand-in for X, for tests and development: the management APIs with their checks and errors, CRCs, signed deliveries with retries, replay,
/// and the sign-in of users. Its address takes the place of <c>https://api.x.com</c>: <c>/1.1/…</c>, <c>/2/…</c> and <c>/oauth2/token</c> hang off
/// it; and of <c>https://x.com</c>, for <c>/i/oauth2/authorize</c>.
/// </summary>
/// <remarks>
/// Webhooks on loopback may have http URLs with ports, which X refuses. Others are refused unless <see cref="FakeXOptions.AllowRemote"/>.
/// </remarks>
public sealed class FakeX : IAsyncDisposable
{
    private readonly XPlatform x;
    private readonly WebApplication api;
    private int isDisposed;

    private FakeX(XPlatform x, WebApplication api)
    {
        this.x = x;
        this.api = api;
        Address = new Uri(api.Urls.Single());
    }

    /// <summary>For what nothing can come of once it has ended; what it has seen can be looked at afterwards.</summary>
    private XPlatform Running
    {
        get
        {
            ObjectDisposedException.ThrowIf(Volatile.Read(ref isDisposed) == 1, this);
            return x;
        }
    }

    /// <summary>Where the API listens.</summary>
    public Uri Address { get; }

    /// <summary>The developer's app, with its credentials.</summary>
    public FakeXApp App => x.Accounts.App;

    /// <summary>The registered webhooks.</summary>
    public IReadOnlyList<FakeXWebhook> Webhooks => [.. x.Webhooks.All.Select(webhook => webhook.ToPublic())];

    /// <summary>The subscriptions to X Activity, in the order they were made. What has expired is none any more.</summary>
    /// <remarks>
    /// Those of a webhook that is deleted stay, without a webhook; X's documentation does not say, so this is a guess.
    /// </remarks>
    public IReadOnlyList<FakeXActivitySubscription> ActivitySubscriptions => [.. x.Activity.All.Select(subscription => subscription.ToPublic())];

    /// <summary>Every attempt to deliver, in the order they ended; the last 100,000.</summary>
    public IReadOnlyList<FakeXDelivery> Deliveries => x.Deliveries.Attempts;

    /// <summary>How many connections to the stream of X Activity are open; X allows two.</summary>
    public int StreamConnections => x.Streams.Count;

    /// <summary>What goes wrong next.</summary>
    public FakeXFaults Faults => x.Faults;

    /// <summary>Starts a fake X.</summary>
    /// <param name="options">How; null: random secrets, a free port on loopback.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="InvalidOperationException">
    /// The environment is production, or the address is not loopback and <see cref="FakeXOptions.AllowRemote"/> is not set.
    /// </exception>
    /// <exception cref="ArgumentException">An option makes no sense; the message names it.</exception>
    public static async Task<FakeX> StartAsync(FakeXOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new FakeXOptions();
        Safety.RefuseProduction();
        Safety.RefuseRemoteListening(options);
        options.Check();
        var loggers = options.LoggerFactory ?? NullLoggerFactory.Instance;
        var logger = SafeLogger.Create(loggers, FakeXLog.Category);
        var x = new XPlatform(options, logger);
        var api = new ApiServer(x, logger).Build(loggers);
        try
        {
            await api.StartAsync(cancellationToken);
            return new FakeX(x, api);
        }
        catch
        {
            await api.DisposeAsync();
            await x.DisposeAsync();
            throw;
        }
    }

    /// <summary>Adds a user who let the app in.</summary>
    /// <param name="userId">The user's id, digits.</param>
    /// <param name="maySubscribe">Whether the app may subscribe to the user's activity.</param>
    /// <param name="username">The user's name, without <c>@</c>; null: <c>user_ID</c>.</param>
    public FakeXUser AddUser(string userId, bool maySubscribe = true, string? username = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(userId);
        return !ActivityRequestReader.IsId(userId) ? throw new ArgumentException("A user's id is made of 1 to 19 digits.", nameof(userId))
            : username is not null && !FakeXUser.IsUsername(username)
            ? throw new ArgumentException("A user's name is made of letters, digits and underscores.", nameof(username))
            : x.Accounts.Add(userId, maySubscribe, username);
    }

    /// <summary>
    /// Registers a webhook and subscribes a user to it, without a call of the management API: X asks the URL its CRC, as always. A URL that is
    /// registered already is asked again, and the user subscribed besides the others.
    /// </summary>
    /// <remarks>
    /// The subscription is one to Account Activity. As long as the user has none to X Activity, it stands for one to every event type there; one
    /// that an app makes through the API does not.
    /// </remarks>
    /// <param name="url">The webhook's URL.</param>
    /// <param name="user">Whose events it gets; null: the app's owner's.</param>
    /// <param name="api">The generation of X's API whose rules it has: time limits, retries, when it goes invalid. V1Premium: in the first environment.</param>
    /// <param name="cancellationToken">Ends the wait for the CRC.</param>
    /// <exception cref="InvalidOperationException">X does not take the URL, its answer to the CRC, or the user; the message says what to do.</exception>
    public async Task<FakeXWebhook> RegisterAsync(
        Uri url, FakeXUser? user = null, FakeXApi api = FakeXApi.V2, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(url);
        user ??= App.Owner;
        return user.MaySubscribe
            ? (await Running.Registrations.RegisterAsync(url, user.Id, api, cancellationToken)).ToPublic()
            : throw new InvalidOperationException($"User {user.Id} does not let the app subscribe: {nameof(FakeXUser.MaySubscribe)} is false.");
    }

    // Their first parameters tell the overloads apart, with or without the token.
#pragma warning disable RS0026
    /// <summary>
    /// Delivers a sample to every subscribed user whose id stands in it, each with an own <c>for_user_id</c>; one of X Activity, to every
    /// subscription it matches. If there are none, it becomes the event of each user who is subscribed, as
    /// <see cref="DeliverAsync(TwitterSample, FakeXUser, CancellationToken)"/> makes it.
    /// </summary>
    /// <param name="sample">The sample.</param>
    /// <param name="cancellationToken">Ends the first attempts.</param>
    /// <returns>The first attempts, which have ended. Retries go on; see <see cref="DrainAsync"/>. An invalid webhook gets none.</returns>
    /// <exception cref="InvalidOperationException">Nobody is subscribed.</exception>
    public Task<IReadOnlyList<FakeXDelivery>> DeliverAsync(TwitterSample sample, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sample);
        return Running.Deliverer.DeliverAsync(Addressing.ToSubscribed(EventBody.Parse(sample.Body), x.Recipients), cancellationToken);
    }

    /// <summary>
    /// Delivers a body to every subscribed user whose id stands in it, each with an own <c>for_user_id</c>; one of X Activity, to every
    /// subscription it matches by event type, user or keyword (<c>data.filter</c>), and direction.
    /// </summary>
    /// <remarks>
    /// If no id in it is of a subscribed user, it goes to the one its <c>for_user_id</c> names. What is for no user goes as it is to each webhook
    /// once: a <c>user_event</c> or <c>replay_job_status</c>, a post of the filtered stream (once webhooks are linked to it, to those alone).
    /// Of X Activity each subscription gets a POST of its own, with its filter and its tag; one without a webhook gets none. The direction is that
    /// of the filter, or what the payload shows. Whoever is connected to the stream gets a line for each subscription, which is no attempt of the
    /// result.
    /// </remarks>
    /// <param name="json">The body, UTF-8: a JSON object.</param>
    /// <param name="cancellationToken">Ends the first attempts.</param>
    /// <returns>The first attempts, which have ended. An invalid webhook gets none.</returns>
    /// <exception cref="ArgumentException">It is no JSON object.</exception>
    /// <exception cref="InvalidOperationException">None of the users it is about is subscribed; the message says to what somebody is.</exception>
    public Task<IReadOnlyList<FakeXDelivery>> DeliverAsync(ReadOnlyMemory<byte> json, CancellationToken cancellationToken = default) =>
        Running.Deliverer.DeliverAsync(Addressing.ToInvolved(EventBody.Parse(json), x.Recipients), cancellationToken);

    /// <summary>
    /// Delivers a sample as the event of one subscribed user, whoever it is about: the user takes the part of the one it was for, so that an
    /// own post, a mention, a message received stay what they are.
    /// </summary>
    /// <param name="sample">The sample; the ids of the two users are exchanged throughout, and nothing else.</param>
    /// <param name="to">The user.</param>
    /// <param name="cancellationToken">Ends the first attempts.</param>
    /// <returns>The first attempts, which have ended. An invalid webhook gets none.</returns>
    /// <exception cref="InvalidOperationException">The user is not subscribed.</exception>
    public Task<IReadOnlyList<FakeXDelivery>> DeliverAsync(TwitterSample sample, FakeXUser to, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(to);
        return Running.Deliverer.DeliverAsync(Addressing.To(to.Id, EventBody.Parse(sample.Body), x.Recipients), cancellationToken);
    }
#pragma warning restore RS0026

    /// <summary>Breaks the connections to the stream of X Activity that are open.</summary>
    /// <param name="how">How.</param>
    /// <returns>How many there were that had not been broken before.</returns>
    public int BreakStreams(FakeXStreamBreak how) => x.Streams.Break(how);

    /// <summary>Drops a subscription to X Activity and tells nobody, as X is reported to do.</summary>
    /// <param name="subscriptionId">Its id.</param>
    /// <returns>False if there is none of this id.</returns>
    public bool DropActivitySubscription(string subscriptionId)
    {
        ArgumentNullException.ThrowIfNull(subscriptionId);
        return x.Activity.Remove(subscriptionId);
    }

    /// <summary>
    /// A user takes back what the app was let in for: the user's tokens are refused from now on, the user's subscriptions of both APIs end, and
    /// those who are subscribed to that are told: <c>oauth.revoke</c> of X Activity, <c>user_event</c> of Account Activity.
    /// </summary>
    /// <remarks><see cref="AddUser"/> with the same id lets the app in again, with new tokens.</remarks>
    /// <param name="user">The user.</param>
    /// <param name="cancellationToken">Ends the first attempts.</param>
    /// <returns>The first attempts, which have ended; none, if nobody is told.</returns>
    public Task<IReadOnlyList<FakeXDelivery>> RevokeAsync(FakeXUser user, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(user);
        return Running.Revocations.RevokeAsync(user.Id, cancellationToken);
    }

    /// <summary>Sends each valid webhook a CRC now, as X does on its timer.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task CheckWebhooksAsync(CancellationToken cancellationToken = default) => Running.Checks.CheckAllAsync(cancellationToken);

    /// <summary>Waits until no retry is due and no replay job runs.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task DrainAsync(CancellationToken cancellationToken = default) => x.DrainAsync(cancellationToken);

    /// <summary>Ends everything, retries that are due as well.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref isDisposed, 1) == 1)
        {
            return;
        }

        // First, so that no call waits for a webhook any more.
        await x.StopAsync();
        await api.StopAsync(CancellationToken.None);
        await api.DisposeAsync();
        await x.DisposeAsync();
    }
}
