using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using TwitterEvents.Diagnostics;

namespace TwitterEvents.Management;

/// <summary>
/// The settings in force. Like any options monitor it follows the configuration, but settings that are not valid never come into force: at
/// the start they stop it, later the last valid ones stay. (The ordinary one throws them into the thread that reloads.)
/// </summary>
internal sealed class LastValidOptions<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions>
    : IOptionsMonitor<TOptions>, IDisposable
    where TOptions : class
{
    private readonly IOptionsFactory<TOptions> factory;
    private readonly ILogger logger;
    private readonly Lock mutex = new();
    private readonly List<IDisposable> registrations = [];
    private volatile TOptions? current;
    private string? lastRefusal;
    public LastValidOptions(IOptionsFactory<TOptions> factory, IEnumerable<IOptionsChangeTokenSource<TOptions>> sources, ILoggerFactory loggers)
    {
        this.factory = factory;
        logger = SafeLogger.Create(loggers, ManagementLog.Category);
        foreach (var source in sources)
        {
            registrations.Add(ChangeToken.OnChange(source.GetChangeToken, Reload));
        }
    }

    private event Action<TOptions, string?>? Changed;

    /// <exception cref="OptionsValidationException">They were never valid.</exception>
    public TOptions CurrentValue
    {
        get
        {
            if (current is { } read)
            {
                return read;
            }

            lock (mutex)
            {
                return current ??= factory.Create(Options.DefaultName);
            }
        }
    }

    public TOptions Get(string? name) => string.IsNullOrEmpty(name) ? CurrentValue : factory.Create(name);

    public IDisposable OnChange(Action<TOptions, string?> listener)
    {
        Changed += listener;
        return new Listening(() => Changed -= listener);
    }

    public void Dispose() => registrations.ForEach(static registration => registration.Dispose());

    private void Reload()
    {
        lock (mutex)
        {
            if (current is null)
            {
                // Nobody has asked yet; who does is told what is wrong.
                return;
            }

            try
            {
                current = factory.Create(Options.DefaultName);
                lastRefusal = null;
            }
            catch (Exception exception)
            {
                // Whatever it is, also what the app's own Configure throws. A message of others may hold a value.
                var reason = exception is OptionsValidationException ? exception.Message : $"Reading them threw {exception.GetType()}.";
                if (lastRefusal != reason)
                {
                    // A configuration tells of one change once for each of its sources.
                    lastRefusal = reason;
                    logger.ReloadRefused(reason);
                }

                return;
            }
        }

        Changed?.Invoke(CurrentValue, Options.DefaultName);
    }

    private sealed class Listening(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
