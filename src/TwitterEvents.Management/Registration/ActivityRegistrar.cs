using System.Globalization;
using Microsoft.Extensions.Logging;
using TwitterEvents.Diagnostics;

namespace TwitterEvents.Management;

/// <summary>
/// Brings the subscriptions of X Activity to what is wanted, once. It compares first, so that doing it again, also after an unclear failure, changes
/// nothing that is as it should be.
/// </summary>
internal sealed class ActivityRegistrar(ITwitterActivity activity, ILoggerFactory loggers)
{
    private readonly ILogger logger = SafeLogger.Create(loggers, RegistrationLog.Category);

    /// <param name="targets">What is wanted.</param>
    /// <param name="scope">Which subscriptions are ours.</param>
    /// <param name="most">How many the plan has.</param>
    /// <param name="report">Is told how each stands, as far as it is known, also when this throws.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="RegistrationException">Some could not be made; the others were.</exception>
    /// <exception cref="TwitterApiException">X refused a call in a way that will meet the next one too.</exception>
    public async Task EnsureAsync(
        IReadOnlyList<ActivityTarget> targets, ActivityScope scope, int most, Action<IReadOnlyList<TwitterSubscriptionState>> report,
        CancellationToken cancellationToken)
    {
        var listed = await activity.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        var plan = ActivityPlan.Of(targets, listed, scope);
        var states = new ActivityStates(targets, plan.Kept);
        try
        {
            if (!plan.IsDone)
            {
                await CarryOutAsync(plan, targets, scope, most, states, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            report(states.ToList());
        }

        states.ThrowIfFailing();
    }

    private async Task CarryOutAsync(
        ActivityPlan plan, IReadOnlyList<ActivityTarget> targets, ActivityScope scope, int most, ActivityStates states, CancellationToken cancellationToken)
    {
        if (plan.Others + targets.Count > most)
        {
            logger.TooManyWanted(targets.Count, plan.Others, most);
        }

        if (scope.OwnerLeftOut is { } owner && plan.Superfluous.Any(item => item.Filter.UserId == owner))
        {
            logger.OwnerLeftOut(owner);
        }

        foreach (var (target, subscription) in plan.Taken)
        {
            states.Failed(target, Taken(subscription));
        }

        foreach (var (target, subscription) in plan.Moved)
        {
            await states.TryAsync(target, () => MoveAsync(target, subscription, scope, cancellationToken)).ConfigureAwait(false);
        }

        var ended = new HashSet<string>(StringComparer.Ordinal);
        var stood = plan.Kept.Count;
        foreach (var target in plan.Missing)
        {
            await states.TryAsync(target, () => MakeAsync(target, plan, scope, ended, cancellationToken)).ConfigureAwait(false);
        }

        await EndAsync(plan.Superfluous, ended, cancellationToken).ConfigureAwait(false);
        if (states.Count == stood && ended.Count == 0)
        {
            // What cannot be made is tried, and told, at each look; the rest is as it was.
            return;
        }

        logger.ActivityRegistered(states.Count, targets.Count, plan.Missing.Count, plan.Moved.Count, plan.Superfluous.Count);
        logger.ActivityCosts(Costs(targets), ActivityEventType.PricesAsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    private async Task MoveAsync(ActivityTarget target, ActivitySubscription subscription, ActivityScope scope, CancellationToken cancellationToken)
    {
        if (subscription.WebhookId is { } other)
        {
            logger.Moving(target.ToString(), OutsideText.Show(other), OutsideText.Show(scope.WebhookId));
        }

        try
        {
            await activity.UpdateAsync(subscription.Id, scope.WebhookId, scope.Tag, cancellationToken).ConfigureAwait(false);
        }
        catch (TwitterApiException exception) when (exception.Kind is TwitterErrorKind.NotFound or TwitterErrorKind.NotSubscribed)
        {
            // X has dropped it meanwhile.
            await SubscribeAsync(target, scope, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// X refuses what is there, or overlaps with what is there, or is one too many. Ours that is not wanted is ended first only then: until the new
    /// one is there, its events would be lost.
    /// </summary>
    private async Task MakeAsync(
        ActivityTarget target, ActivityPlan plan, ActivityScope scope, HashSet<string> ended, CancellationToken cancellationToken)
    {
        try
        {
            await SubscribeAsync(target, scope, cancellationToken).ConfigureAwait(false);
            return;
        }
        catch (TwitterApiException exception) when (exception.Kind == TwitterErrorKind.AlreadySubscribed)
        {
            var overlapping = plan.Superfluous.Where(target.Overlaps).ToList();
            if (overlapping.Count == 0)
            {
                await AdoptAsync(target, scope, exception, cancellationToken).ConfigureAwait(false);
                return;
            }

            await EndAsync(overlapping, ended, cancellationToken).ConfigureAwait(false);
        }
        catch (TwitterApiException exception) when (exception.Kind == TwitterErrorKind.TooManySubscriptions && plan.Superfluous.Any(item => !ended.Contains(item.Id)))
        {
            await EndAsync(plan.Superfluous, ended, cancellationToken).ConfigureAwait(false);
        }

        await SubscribeAsync(target, scope, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Another instance was faster, or X did what it did not answer.</summary>
    private async Task AdoptAsync(ActivityTarget target, ActivityScope scope, TwitterApiException refusal, CancellationToken cancellationToken)
    {
        var there = (await activity.ListAsync(target.Filter.UserId, cancellationToken: cancellationToken).ConfigureAwait(false)).Where(target.Overlaps).ToList();
        if (there.Find(target.Is) is { } same)
        {
            if (!scope.IsDelivered(same))
            {
                await (scope.MayMove(same) ? MoveAsync(target, same, scope, cancellationToken) : throw new RegistrationException(Taken(same), refusal)).ConfigureAwait(false);
            }

            return;
        }

        throw there is [var other, ..]
            ? new RegistrationException($"X refuses it beside subscription {OutsideText.Show(other.Id)} ({OutsideText.Show(other.Filter.ToString())}), which overlaps with it and is not ours: {Cure(other)}", refusal)
            : refusal;
    }

    private async Task SubscribeAsync(ActivityTarget target, ActivityScope scope, CancellationToken cancellationToken)
    {
        var request = new ActivitySubscriptionRequest(target.EventType, target.Filter) { Tag = scope.Tag, WebhookId = scope.WebhookId };
        await activity.SubscribeAsync(request, target.User, cancellationToken).ConfigureAwait(false);
        logger.ActivitySubscribed(target.ToString(), OutsideText.Show(scope.WebhookId ?? "none: the stream"));
    }

    private async Task EndAsync(IReadOnlyList<ActivitySubscription> subscriptions, HashSet<string> ended, CancellationToken cancellationToken)
    {
        var left = subscriptions.Where(item => ended.Add(item.Id)).ToList();
        if (left.Count == 0)
        {
            return;
        }

        foreach (var subscription in left)
        {
            logger.ActivityEnding(OutsideText.Show(subscription.EventType), OutsideText.Show(subscription.Filter.ToString()), OutsideText.Show(subscription.Id));
        }

        var deletion = await activity.UnsubscribeAllAsync([.. left.Select(static item => item.Id)], cancellationToken).ConfigureAwait(false);
        foreach (var failure in deletion.Failures)
        {
            logger.ActivityNotEnded(OutsideText.Show(failure.SubscriptionId), OutsideText.Show(failure.Message));
        }
    }

    private static string Taken(ActivitySubscription subscription) =>
        $"subscription {OutsideText.Show(subscription.Id)} (tag {OutsideText.Show(subscription.Tag ?? "none")}) sends these events to webhook {OutsideText.Show(subscription.WebhookId ?? "none")}, "
            + $"and X has each subscription once: {Cure(subscription)}";

    private static string Cure(ActivitySubscription subscription) =>
        $"end it (`twitter-events activity delete {OutsideText.Show(subscription.Id)}`), or set EndOtherSubscriptions to have it replaced.";

    private static string Costs(IReadOnlyList<ActivityTarget> targets) => string.Join(", ", targets
        .GroupBy(static target => target.EventType, StringComparer.Ordinal)
        .Select(static group => string.Create(CultureInfo.InvariantCulture, $"{group.Key} {group.Count()} ({PriceOf(group.Key)})")));

    private static string PriceOf(string eventType) => ActivityEventType.Find(eventType)?.Price switch
    {
        null => "price not published",
        0 => "free",
        { } price => string.Create(CultureInfo.InvariantCulture, $"{price:0.000} USD"),
    };
}
