using TwitterEvents.Dispatching;
using TwitterEvents.Reading;

namespace TwitterEvents.Management;

/// <summary>Which subscriptions of X Activity are wanted: users times the event types that have a handler, or as declared.</summary>
/// <param name="handlers">The app's handlers; null if it has none, as the tool.</param>
/// <param name="catalog">The events there are.</param>
internal sealed class ActivityTargets(HandlerRegistry? handlers = null, EventCatalog? catalog = null)
{
    /// <exception cref="RegistrationException">Nothing is wanted, or what is declared cannot be subscribed to.</exception>
    public IReadOnlyList<ActivityTarget> Of(TwitterRegistrationOptions wanted, IReadOnlyCollection<UserCredentials> users)
    {
        ThrowIfWrong(wanted);
        var types = TypesOf(wanted);
        if (types.Count == 0)
        {
            throw new RegistrationException(
                "No handler asks for an event of X Activity, so there is nothing to subscribe to. Write one for an action, which both APIs bring (IHandle<IFollowed>), or "
                    + "for an event of X Activity (IHandle<DmReceivedEvent>); or say what is wanted with EventTypes. A handler of every event counts with IncludeCatchAll, "
                    + "for X takes money for most events. For Account Activity, which X ends on 1 January 2027, set Twitter:Api to v2.");
        }

        return [.. types.SelectMany(type => Of(type, wanted, users))];
    }

    /// <summary>The event types that are wanted.</summary>
    public IReadOnlyList<string> TypesOf(TwitterRegistrationOptions wanted) =>
        wanted.EventTypes.Count > 0 ? [.. wanted.EventTypes.Select(ActivityEventType.Canonical).Distinct()] : HandledTypes(wanted.IncludeCatchAll);

    /// <summary>
    /// The event types that no handler asks for, although one takes what Account Activity sends of the same: it has been forgotten, rather than not wanted.
    /// What is declared is as it is wanted.
    /// </summary>
    public IReadOnlyList<(string Handler, Type Taken, Type Action, IReadOnlyList<string> EventTypes)> Forgotten(TwitterRegistrationOptions wanted)
    {
        if (handlers is null || catalog is null || wanted.EventTypes.Count > 0)
        {
            return [];
        }

        var asked = TypesOf(wanted).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Kinds(catalog).Where(kind => !asked.Contains(NameOf(kind)))
                .Select(kind => (EventType: NameOf(kind), Same: handlers.FindOfSameAction(kind, catalog.Kinds)))
                .Where(static pair => pair.Same is not null)
                .GroupBy(static pair => pair.Same!.Value, static pair => pair.EventType)
                .Select(static group => (group.Key.Handler, group.Key.EventType, group.Key.Action, (IReadOnlyList<string>)[.. group])),
        ];
    }

    /// <summary>The event types of X Activity that a handler asks for.</summary>
    private IReadOnlyList<string> HandledTypes(bool includeCatchAll)
    {
        if (handlers is null || catalog is null)
        {
            return [];
        }

        var kinds = Kinds(catalog);
        return [.. handlers.AskedFor(kinds, includeCatchAll).Select(NameOf).Distinct()];
    }

    private static IReadOnlyList<EventKind> Kinds(EventCatalog catalog) => [.. catalog.Kinds.Where(static kind => ActivityEventType.Find(NameOf(kind)) is not null)];

    private static string NameOf(EventKind kind) => kind.Discriminator ?? kind.WireName;

    private static IEnumerable<ActivityTarget> Of(string type, TwitterRegistrationOptions wanted, IReadOnlyCollection<UserCredentials> users) =>
        ActivityEventType.Find(type)?.Subject switch
        {
            ActivitySubject.App => [new ActivityTarget(type, new ActivitySubscriptionFilter(), null)],
            ActivitySubject.Keyword => wanted.Keywords.Distinct().Select(keyword => new ActivityTarget(type, ActivitySubscriptionFilter.OfKeyword(keyword), null)),
            _ => users.Select(user => new ActivityTarget(
                type,
                ActivitySubscriptionFilter.OfUser(user.UserId!, wanted.Directions.TryGetValue(type, out var direction) ? direction : null),
                user)),
        };

    private static void ThrowIfWrong(TwitterRegistrationOptions wanted)
    {
        foreach (var (type, direction) in wanted.Directions)
        {
            if (direction is not ("inbound" or "outbound"))
            {
                throw new RegistrationException($"EnsureRegistered: Directions of {type} is '{direction}'; it is inbound or outbound, or left out for both.");
            }

            if (ActivityEventType.Find(type) is { TakesDirection: false })
            {
                throw new RegistrationException($"EnsureRegistered: Directions names {type}, which takes no direction.");
            }
        }

        if (wanted.Tag is not { Length: >= 1 and <= 200 })
        {
            throw new RegistrationException("EnsureRegistered: Tag has 1 to 200 characters.");
        }
    }
}
