using Microsoft.Extensions.DependencyInjection;
using TwitterEvents.Tests;

namespace TwitterEvents.AspNetCore.Tests;

/// <summary>Handlers of a bad day: most calls are quick, some fail, dawdle, block their thread, or hang past their limit, with or without heed to their token.</summary>
internal sealed class SoakHandlers
{
    public static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(400);

    private long calls;

    public long Calls => Interlocked.Read(ref calls);

    public void AddTo(TwitterEventsBuilder twitter)
    {
        twitter.Services.AddScoped<BadService>();
        twitter.Handle<TwitterEvent>("Quick", (_, _, _) => { Interlocked.Increment(ref calls); return default; });
        twitter.Handle<TwitterEvent>("Unreliable", (_, _, token) => BehaveAsync(token), order: 1);
        twitter.AddHandler<BadService, TwitterEvent>(order: 2);
        twitter.Handle<MalformedDelivery>("Malformed", (_, _, _) => { Interlocked.Increment(ref calls); return default; });
    }

    private static async ValueTask BehaveAsync(CancellationToken token)
    {
        switch (Random.Shared.Next(250))
        {
            case < 5:
                throw new InvalidOperationException("as handlers do");
            case < 10:
                await Task.Delay(Random.Shared.Next(1, 300), token);
                break;
            case < 12:
                await Task.Delay(Timeout.Infinite, token);
                break;
            case < 14:
                await Task.Delay(Limit * 2, TimeProvider.System, CancellationToken.None);
                break;
            case < 16:
                new ManualResetEventSlim().Wait(Random.Shared.Next(10, 600), CancellationToken.None);
                break;
            case < 18:
                await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
                new ManualResetEventSlim().Wait(Random.Shared.Next(10, 200), CancellationToken.None);
                break;
        }
    }

    /// <summary>A handler whose disposal fails now and then.</summary>
    private sealed class BadService : IHandle<TwitterEvent>, IAsyncDisposable
    {
        public ValueTask HandleAsync(TwitterEvent e, EventContext context, CancellationToken cancellationToken) => default;

        public ValueTask DisposeAsync() =>
            Random.Shared.Next(200) == 0 ? ValueTask.FromException(new InvalidOperationException("disposal")) : default;
    }
}
