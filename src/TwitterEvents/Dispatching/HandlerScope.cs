using System.Collections;
using TwitterEvents.Deliveries;

namespace TwitterEvents.Dispatching;

/// <summary>The log scope of a handler: what it logs itself can be found by the delivery, too.</summary>
internal sealed class HandlerScope(string handler, string wireName, DeliveryName delivery) : IReadOnlyList<KeyValuePair<string, object?>>
{
    public int Count => 3;

    // Asked for only by those who keep scopes: the id is a hash of the delivery.
    public KeyValuePair<string, object?> this[int index] => index switch
    {
        0 => new("DeliveryId", delivery.Value),
        1 => new("WireName", wireName),
        2 => new("Handler", handler),
        _ => throw new ArgumentOutOfRangeException(nameof(index)),
    };

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    public override string ToString() => $"{handler} on {wireName} of delivery {delivery.Value}";

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
