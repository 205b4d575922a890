namespace TwitterEvents.Reading;

public static partial class DeliveryReader
{
    /// <summary>Reads every event of a delivery. It never throws for what X could send: see <see cref="Delivery.Malformed"/>.</summary>
    /// <param name="body">The body, UTF-8. The delivery keeps it, so it must not change afterwards.</param>
    public static Delivery Read(ReadOnlyMemory<byte> body) => Read(body, TwitterEventsCatalog.Instance);
}
