using TwitterEvents.Reading;

namespace TwitterEvents;

/// <summary>Settings of <see cref="DeliveryProcessor"/> in a host that is not ASP.NET Core.</summary>
public sealed class TwitterEventsOptions
{
    /// <summary>
    /// How deep objects and arrays of a delivery may be nested; deeper is a <see cref="MalformedDelivery"/>. 1 to 512; default 256.
    /// </summary>
    public int MaxDepth
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MaxMaxDepth);
            field = value;
        }
    } = DeliveryReader.DefaultMaxDepth;

    // Typed objects nested deeper than this overflow the stack of 1 MB that threads have on some systems.
    internal const int MaxMaxDepth = 512;
}
