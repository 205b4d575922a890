using System.Diagnostics.CodeAnalysis;
using TwitterEvents.Receiving;

namespace TwitterEvents;

/// <summary>Valid settings at one moment. A request takes them once and uses nothing newer.</summary>
internal sealed class ReceiverSettings
{
    private readonly AppKeys? ownKeys;
    private readonly Dictionary<string, AppKeys> namedKeys = new(StringComparer.OrdinalIgnoreCase);

    public ReceiverSettings(TwitterOptions options, string section, TimeSpan shutdownTimeout)
    {
        MaxBodyBytes = options.MaxBodyBytes;
        MaxUnverifiedBytes = options.MaxUnverifiedBytes ?? UnverifiedBytes.DefaultMax(options.MaxBodyBytes);
        HandlerBudget = options.HandlerBudget;
        Processing = new ProcessingSettings
        {
            MaxDepth = options.MaxDepth,
            MaxConcurrentDeliveries = options.MaxConcurrentDeliveries,
            MaxHandlerThreads = options.MaxHandlerThreads,
            HandlerTimeout = options.HandlerTimeout,
            RedeliveryWindow = options.RedeliveryWindow,
            RedeliveryCapacity = options.RedeliveryCapacity,
            ShutdownTimeout = shutdownTimeout,
        };
        ownKeys = AppKeys.Create(null, options, section);
        foreach (var (name, app) in options.Apps)
        {
            namedKeys.Add(name, AppKeys.Create(name, app, section)!);
        }
    }

    public int MaxBodyBytes { get; }

    public long MaxUnverifiedBytes { get; }

    public TimeSpan HandlerBudget { get; }

    public ProcessingSettings Processing { get; }

    public IReadOnlyCollection<string> AppNames => namedKeys.Keys;

    public bool TryGetKeys(string? app, [NotNullWhen(true)] out AppKeys? keys)
    {
        keys = app is null ? ownKeys : namedKeys.GetValueOrDefault(app);
        return keys is not null;
    }

    public AppKeys GetKeys(string? app) =>
        TryGetKeys(app, out var keys) ? keys : throw new InvalidOperationException("Settings lack an app that is received.");
}
