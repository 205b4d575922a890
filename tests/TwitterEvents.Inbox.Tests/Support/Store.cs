using TwitterEvents.Nats;
using TwitterEvents.Sqlite;

namespace TwitterEvents.Inbox.Tests;

/// <summary>Where the apps of a test keep their inbox.</summary>
internal abstract class Store
{
    public static Store Sqlite(string path, Action<SqliteInboxOptions>? configure = null) => new SqliteStore(path, configure);

    /// <summary>An inbox of its own on a server.</summary>
    public static Store Nats(NatsServer server, Action<NatsInboxOptions>? configure = null) => Nats(server, NewName(), configure);

    public static Store Nats(NatsServer server, string name, Action<NatsInboxOptions>? configure = null) => new NatsStore(server, name, configure);

    /// <summary>One that no other test has.</summary>
    public static string NewName() => $"test-{Guid.NewGuid():N}";

    /// <summary>Has an app use it.</summary>
    public abstract void AddTo(TwitterEventsBuilder builder, Action<InboxOptions> configure);

    /// <summary>How many deliveries may wait.</summary>
    public abstract Store WithMaxBacklog(int count);

    private sealed class SqliteStore(string path, Action<SqliteInboxOptions>? own) : Store
    {
        public override void AddTo(TwitterEventsBuilder builder, Action<InboxOptions> configure) => builder.UseSqliteInbox(path, options =>
        {
            configure(options);
            own?.Invoke(options);
        });

        public override Store WithMaxBacklog(int count) => new SqliteStore(path, options => options.MaxBacklog = count);
    }

    private sealed class NatsStore(NatsServer server, string name, Action<NatsInboxOptions>? own) : Store
    {
        public override void AddTo(TwitterEventsBuilder builder, Action<InboxOptions> configure) => builder.UseNatsInbox(server.Url, options =>
        {
            // Fewer are made sooner, and what a server that was killed has lost of an answer is over sooner.
            (options.Name, options.Partitions, options.Lease) = (name, 8, TimeSpan.FromSeconds(5));
            configure(options);
            own?.Invoke(options);
        });

        public override Store WithMaxBacklog(int count) => new NatsStore(server, name, options =>
        {
            own?.Invoke(options);
            options.MaxBacklog = count;
        });
    }
}
