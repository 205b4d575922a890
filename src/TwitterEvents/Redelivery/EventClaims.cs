using System.Collections.Concurrent;
using TwitterEvents.Deliveries;

namespace TwitterEvents.Redelivery;

/// <summary>Which delivery runs which event at this moment, so that an event that comes again meanwhile is not run again.</summary>
internal sealed class EventClaims
{
    private readonly ConcurrentDictionary<RedeliveryKey, EventClaim> claims = new();

    /// <summary>Claims an event for a delivery; if another has it, gives that one's claim.</summary>
    public bool TryClaim(RedeliveryKey key, DeliveryRun delivery, out EventClaim claim)
    {
        var own = new EventClaim(this, key, delivery);
        claim = claims.GetOrAdd(key, own);
        return ReferenceEquals(claim, own);
    }

    public void Remove(RedeliveryKey key, EventClaim claim) => claims.TryRemove(new KeyValuePair<RedeliveryKey, EventClaim>(key, claim));
}
