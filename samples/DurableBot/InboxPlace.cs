using TwitterEvents;
using TwitterEvents.Inbox;

namespace DurableBot;

/// <summary>Where the inbox is.</summary>
/// <param name="Sqlite">Its file; null if it is on NATS.</param>
/// <param name="Nats">Its servers; null if it is a file.</param>
internal sealed record InboxPlace(string? Sqlite, string? Nats)
{
    /// <summary>Its name on NATS; null for the default.</summary>
    public string? Name { get; init; }

    /// <summary>How many lanes it has on NATS; null for the default.</summary>
    public int? Partitions { get; init; }

    /// <summary>On how many servers of a cluster it is; null for one.</summary>
    public int? Replicas { get; init; }

    /// <returns>Null if it is no place.</returns>
    public static InboxPlace? Parse(string text) => text.Split(':', 2) switch
    {
        ["sqlite", { Length: > 0 } path] => new InboxPlace(path, null),

        // The address itself begins with nats: too.
        ["nats", ['/', '/', _, ..]] => new InboxPlace(null, text),
        ["nats", { Length: > 0 } url] => new InboxPlace(null, url),
        _ => null,
    };

    public void AddTo(TwitterEventsBuilder builder, TimeSpan lease, Action<InboxOptions> configure)
    {
        if (Sqlite is not null)
        {
            builder.UseSqliteInbox(Sqlite, options =>
            {
                options.Lease = lease;
                configure(options);
            });
            return;
        }

        builder.UseNatsInbox(Nats!, options =>
        {
            options.Lease = lease;
            (options.Name, options.Partitions, options.Replicas) = (Name ?? options.Name, Partitions ?? options.Partitions, Replicas ?? options.Replicas);
            configure(options);
        });
    }
}
