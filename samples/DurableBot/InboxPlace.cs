using TwitterEvents;
using TwitterEvents.Inbox;

namespace DurableBot;

/// <summary>Where the inbox is.</summary>
/// <param name="Sqlite">Its file; null if it is on NATS.</param>
/// <param name="Nats">Its servers; null if it is a file.</param>
/// <param name="Name">Its name there; null for the default.</param>
internal sealed record InboxPlace(string? Sqlite, string? Nats, string? Name)
{
    /// <returns>Null if it is no place.</returns>
    public static InboxPlace? Parse(string text, string? name) => text.Split(':', 2) switch
    {
        ["sqlite", { Length: > 0 } path] => new InboxPlace(path, null, null),

        // The address itself begins with nats: too.
        ["nats", ['/', '/', _, ..]] => new InboxPlace(null, text, name),
        ["nats", { Length: > 0 } url] => new InboxPlace(null, url, name),
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
            options.Name = Name ?? options.Name;
            configure(options);
        });
    }
}
