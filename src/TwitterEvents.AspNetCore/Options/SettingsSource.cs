using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using TwitterEvents.Receiving;

namespace TwitterEvents;

/// <summary>
/// The settings in force. Like an options monitor it follows the configuration, but settings that are not valid never come into force: at
/// the start they stop it, later the last valid ones stay. (An options monitor would throw them into the thread that reloads.)
/// </summary>
internal sealed class SettingsSource : IProcessingSettings, IDisposable
{
    private readonly IOptionsFactory<TwitterOptions> factory;
    private readonly TwitterSection section;
    private readonly TimeSpan shutdownTimeout;
    private readonly ILogger logger;
    private readonly Lock mutex = new();
    private readonly List<string?> required = [];
    private readonly List<IDisposable> registrations = [];
    private volatile ReceiverSettings current;
    private string? lastRefusal;

    public SettingsSource(
        IOptionsFactory<TwitterOptions> factory,
        IEnumerable<IOptionsChangeTokenSource<TwitterOptions>> sources,
        TwitterSection section,
        IOptions<HostOptions> host,
        ILoggerFactory loggers)
    {
        this.factory = factory;
        this.section = section;
        shutdownTimeout = host.Value.ShutdownTimeout;
        logger = ReceiverLog.CreateLogger(loggers);
        current = Read();
        foreach (var source in sources)
        {
            registrations.Add(ChangeToken.OnChange(source.GetChangeToken, Reload));
        }
    }

    public ReceiverSettings Current => current;

    public ProcessingSettings Processing => current.Processing;

    /// <summary>Says that an app is received, and so must have a secret from now on.</summary>
    /// <exception cref="OptionsValidationException">The app is unknown or has no secret.</exception>
    public void Require(string? app)
    {
        lock (mutex)
        {
            if (!current.TryGetKeys(app, out var keys))
            {
                throw Invalid([DescribeMissing(app, current)]);
            }

            if (!required.Contains(app))
            {
                required.Add(app);
                TellCrcChoice(keys);
            }
        }
    }

    public void Dispose()
    {
        foreach (var registration in registrations)
        {
            registration.Dispose();
        }
    }

    private void Reload()
    {
        lock (mutex)
        {
            try
            {
                var former = current;
                current = Read();
                lastRefusal = null;
                logger.SettingsReloaded();
                foreach (var app in required.Where(app => !former.GetKeys(app).IsCrcChosenByDefault))
                {
                    TellCrcChoice(current.GetKeys(app));
                }
            }
            catch (Exception exception)
            {
                // Whatever it is, also what the app's own Configure throws: the last valid settings stay. A message of others may hold a value.
                var reason = exception is OptionsValidationException ? exception.Message : $"Reading them threw {exception.GetType()}.";
                if (lastRefusal != reason)
                {
                    // A configuration tells of one change once for each of its sources.
                    lastRefusal = reason;
                    logger.ReloadRefused(reason);
                }
            }
        }
    }

    private void TellCrcChoice(AppKeys keys)
    {
        if (keys.IsCrcChosenByDefault)
        {
            var path = TwitterOptionsValidator.AppPath(section.Path, keys.Name);
            logger.CrcSecretChosen($"{path}:{nameof(TwitterAppOptions.ClientSecret)}", $"{path}:{nameof(TwitterAppOptions.CrcSecret)}");
        }
    }

    private ReceiverSettings Read()
    {
        var options = factory.Create(Options.DefaultName);
        var errors = TwitterOptionsValidator.Validate(options, section.Path);
        if (errors.Count > 0)
        {
            throw Invalid(errors);
        }

        var settings = new ReceiverSettings(options, section.Path, shutdownTimeout);
        foreach (var app in required)
        {
            if (!settings.TryGetKeys(app, out _))
            {
                throw Invalid([DescribeMissing(app, settings)]);
            }
        }

        return settings;
    }

    private string DescribeMissing(string? app, ReceiverSettings settings)
    {
        var path = TwitterOptionsValidator.AppPath(section.Path, app);
        return app is null
            ? TwitterOptionsValidator.MissingSecret(path)
            : $"{path} is not configured, but MapTwitterEvents receives the app \"{app}\". Configured apps: "
                + $"{(settings.AppNames.Count > 0 ? string.Join(", ", settings.AppNames) : "none")}. {TwitterOptionsValidator.MissingSecret(path)}";
    }

    private static OptionsValidationException Invalid(IEnumerable<string> errors) =>
        new(Options.DefaultName, typeof(TwitterOptions), errors);
}
