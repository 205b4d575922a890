using TwitterEvents.Reading;

namespace TwitterEvents;

/// <summary>Settings of <see cref="DeliveryProcessor"/> in a host that is not ASP.NET Core.</summary>
public sealed class TwitterEventsOptions : IProcessingSettings
{
    // Typed objects nested deeper than this overflow the stack of 1 MB that threads have on some systems.
    internal const int MaxMaxDepth = 512;

    private ProcessingSettings current = ProcessingSettings.Default;

    /// <summary>
    /// How deep objects and arrays of a delivery may be nested; deeper is a <see cref="MalformedDelivery"/>. 1 to 512; default 256.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to something else.</exception>
    public int MaxDepth
    {
        get => current.MaxDepth;
        set => current = current with { MaxDepth = InRange(value, 1, MaxMaxDepth) };
    }

    /// <summary>
    /// How many deliveries may run handlers at once; one more is <see cref="DeliveryOutcome.Busy"/>. One that only waits for what another
    /// runs already is not counted. At least 1; default 1,024.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to less than 1.</exception>
    public int MaxConcurrentDeliveries
    {
        get => current.MaxConcurrentDeliveries;
        set => current = current with { MaxConcurrentDeliveries = InRange(value, 1, int.MaxValue) };
    }

    /// <summary>
    /// How many threads of the library's own may run the code of handlers. One less than the thread pool starts at once run there; these
    /// come in when that many are held, by handlers that block their thread or compute for long. A thread whose handler has overrun its time
    /// limit is not counted. At least 1; default 64.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to less than 1.</exception>
    public int MaxHandlerThreads
    {
        get => current.MaxHandlerThreads;
        set => current = current with { MaxHandlerThreads = InRange(value, 1, int.MaxValue) };
    }

    /// <summary>
    /// How long one call of a handler may take. Then its token is cancelled, it counts as failed, and nothing waits for it any longer;
    /// <see cref="HandlerAttribute.TimeoutSeconds"/> is a limit of its own. More than zero, or <see cref="Timeout.InfiniteTimeSpan"/> for
    /// none; default 60 s.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to something else, or to more than 24 days.</exception>
    public TimeSpan HandlerTimeout
    {
        get => current.HandlerTimeout;
        set => current = current with { HandlerTimeout = TimeLimit(value) };
    }

    /// <summary>
    /// How long the success of a handler on an event is remembered, so that the event does not run it again when X sends it again. More than
    /// zero; default 24 h, which is how far X's replay reaches back.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to something else.</exception>
    public TimeSpan RedeliveryWindow
    {
        get => current.RedeliveryWindow;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            current = current with { RedeliveryWindow = value };
        }
    }

    /// <summary>
    /// How many (event, handler) pairs are remembered, at some 100 bytes each; beyond it the oldest are forgotten. One delivery fills a tenth
    /// at most. At least 1; default 500,000.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to less than 1.</exception>
    public int RedeliveryCapacity
    {
        get => current.RedeliveryCapacity;
        set => current = current with { RedeliveryCapacity = InRange(value, 1, int.MaxValue) };
    }

    /// <summary>
    /// How long the host waits for its services when it stops; set it to the host's own <c>HostOptions.ShutdownTimeout</c>. Handlers are
    /// cancelled when a fifth of it is left, at most 5 s. More than zero, or <see cref="Timeout.InfiniteTimeSpan"/>; default 30 s, as the host's.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to something else, or to more than 24 days.</exception>
    public TimeSpan ShutdownTimeout
    {
        get => current.ShutdownTimeout;
        set => current = current with { ShutdownTimeout = TimeLimit(value) };
    }

    ProcessingSettings IProcessingSettings.Processing => current;

    private static int InRange(int value, int min, int max)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, min);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, max);
        return value;
    }

    private static TimeSpan TimeLimit(TimeSpan value)
    {
        if (!ProcessingSettings.IsTimeLimit(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "A time limit is more than zero and at most 24 days, or infinite.");
        }

        return value;
    }
}
