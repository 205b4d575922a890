using TwitterEvents.Reading;

namespace TwitterEvents;

/// <summary>What reading and dispatching need to know, valid, at one moment. <see cref="TwitterEventsOptions"/> documents each.</summary>
internal sealed record ProcessingSettings
{
    public static readonly ProcessingSettings Default = new();

    // What a timer takes.
    private static readonly TimeSpan LongestTimeLimit = TimeSpan.FromDays(24);

    public int MaxDepth { get; init; } = DeliveryReader.DefaultMaxDepth;

    public int MaxConcurrentDeliveries { get; init; } = 1_024;

    public int MaxHandlerThreads { get; init; } = 64;

    public TimeSpan HandlerTimeout { get; init; } = TimeSpan.FromSeconds(60);

    public TimeSpan RedeliveryWindow { get; init; } = TimeSpan.FromHours(24);

    public int RedeliveryCapacity { get; init; } = 500_000;

    public TimeSpan ShutdownTimeout { get; init; } = TimeSpan.FromSeconds(30);

    public static bool IsTimeLimit(TimeSpan value) =>
        value == Timeout.InfiniteTimeSpan || value > TimeSpan.Zero && value <= LongestTimeLimit;
}
