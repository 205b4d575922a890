namespace TwitterEvents.Management;

/// <summary>What has to be done so that X has the subscriptions of X Activity that are wanted. It only compares; nothing is done by it.</summary>
internal sealed record ActivityPlan
{
    /// <summary>Those that are as wanted.</summary>
    public required IReadOnlyList<ActivityTarget> Kept { get; init; }

    /// <summary>Those that are not there, or only in another direction or narrowed.</summary>
    public required IReadOnlyList<ActivityTarget> Missing { get; init; }

    /// <summary>Those that go to another webhook, or to none, and may be moved.</summary>
    public required IReadOnlyList<(ActivityTarget Target, ActivitySubscription Subscription)> Moved { get; init; }

    /// <summary>Those that go to another webhook on somebody else's behalf.</summary>
    public required IReadOnlyList<(ActivityTarget Target, ActivitySubscription Subscription)> Taken { get; init; }

    /// <summary>Those that are ours and not wanted, or wanted otherwise.</summary>
    public required IReadOnlyList<ActivitySubscription> Superfluous { get; init; }

    /// <summary>How many there are besides, which nobody touches.</summary>
    public required int Others { get; init; }

    /// <summary>Whether everything is as wanted.</summary>
    public bool IsDone => Missing.Count + Moved.Count + Taken.Count + Superfluous.Count == 0;

    /// <param name="targets">What is wanted.</param>
    /// <param name="listed">What X has.</param>
    /// <param name="scope">Which of these are ours.</param>
    public static ActivityPlan Of(IReadOnlyCollection<ActivityTarget> targets, IReadOnlyCollection<ActivitySubscription> listed, ActivityScope scope)
    {
        List<ActivityTarget> kept = [], missing = [];
        List<(ActivityTarget, ActivitySubscription)> moved = [], taken = [];
        var wanted = new HashSet<string>(StringComparer.Ordinal);
        var byKey = listed.ToLookup(static item => (item.EventType, item.Filter.UserId, item.Filter.Keyword));
        foreach (var target in targets)
        {
            var same = byKey[(target.EventType, target.Filter.UserId, target.Filter.Keyword)].Where(target.Is).ToList();
            if (same.Find(scope.IsDelivered) is { } present)
            {
                wanted.Add(present.Id);
                kept.Add(target);
            }
            else if (same.Find(scope.MayMove) is { } elsewhere)
            {
                wanted.Add(elsewhere.Id);
                moved.Add((target, elsewhere));
            }
            else if (same is [var foreign, ..])
            {
                taken.Add((target, foreign));
            }
            else
            {
                missing.Add(target);
            }
        }

        var keys = targets.Select(static target => (target.EventType, target.Filter.UserId, target.Filter.Keyword)).ToHashSet();
        var superfluous = listed
            .Where(item => !wanted.Contains(item.Id)
                && (scope.MayEnd(item) || (scope.MayReplace(item) && keys.Contains((item.EventType, item.Filter.UserId, item.Filter.Keyword)))))
            .ToList();
        return new ActivityPlan
        {
            Kept = kept,
            Missing = missing,
            Moved = moved,
            Taken = taken,
            Superfluous = superfluous,
            Others = listed.Count - wanted.Count - superfluous.Count,
        };
    }
}
