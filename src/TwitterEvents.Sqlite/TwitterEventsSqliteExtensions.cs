using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TwitterEvents.Inbox;
using TwitterEvents.Sqlite;

namespace TwitterEvents;

/// <summary>Keeps deliveries in a SQLite file.</summary>
public static class TwitterEventsSqliteExtensions
{
    /// <summary>
    /// Answers 200 when a delivery is on disk, and runs its handlers afterwards: each until it has succeeded once, ten times at most, in order for
    /// each user. Whatever happens to the process, nothing that was answered 200 is lost. Several processes on one machine may use one file; one of them
    /// runs handlers at a time. How it stands is in <see cref="IInboxManagement"/>, in the metrics and in the health check <c>twitter-inbox</c>.
    /// </summary>
    /// <param name="builder">What <c>AddTwitterEvents</c> or <c>AddTwitterEventsCore</c> returned.</param>
    /// <param name="path">The file; it is made if it is not there.</param>
    /// <param name="configure">Changes settings.</param>
    /// <exception cref="ArgumentException">A setting is out of its range; the message names it.</exception>
    public static TwitterEventsBuilder UseSqliteInbox(this TwitterEventsBuilder builder, string path, Action<SqliteInboxOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var options = new SqliteInboxOptions { Path = path };
        configure?.Invoke(options);
        if (options.FindSqliteProblem() is { } problem)
        {
            throw new ArgumentException($"UseSqliteInbox: {problem}", nameof(configure));
        }

        return builder.UseInbox(
            options,
            provider => new SqliteInbox(options, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILoggerFactory>()),
            provider => new SqliteInboxManagement(
                options.Path, provider.GetRequiredService<TimeProvider>(), () => ((SqliteInbox)provider.GetRequiredService<IInbox>()).Problem));
    }
}
