using System.Collections;
using TwitterEvents.Inbox;

namespace TwitterEvents.Dispatching;

/// <summary>The log scope of a handler: what it logs itself can be found by the delivery, too.</summary>
internal sealed class HandlerScope(HandlerCall call, IncomingEvent incoming) : IReadOnlyList<KeyValuePair<string, object?>>
{
    public int Count => 3;

    // Asked for only by those who keep scopes: the id is a hash of the delivery.
    public KeyValuePair<string, object?> this[int index] => index switch
    {
        0 => new("DeliveryId", incoming.Context.DeliveryId),
        1 => new("WireName", incoming.Name),
        2 => new("Handler", call.Handler.Name),
        _ => throw new ArgumentOutOfRangeException(nameof(index)),
    };

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    public override string ToString() => $"{call.Handler.Name} on {incoming.Name} of delivery {incoming.Context.DeliveryId}";

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
