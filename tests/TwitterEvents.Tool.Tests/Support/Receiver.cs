using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TwitterEvents.Tool.Tests;

/// <summary>An app as users write it, which verifies signatures and has a handler.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private const string Path = "/webhooks/twitter";

    private readonly WebApplication app;

    private Receiver(WebApplication app) => this.app = app;

    /// <summary>What its handlers got.</summary>
    public Heard Heard => app.Services.GetRequiredService<Heard>();

    public string Url => app.Urls.Single() + Path;

    public static async Task<Receiver> StartAsync(string? consumerSecret, string? clientSecret)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<Heard>();
        builder.Services.AddTwitterEvents(options => (options.ConsumerSecret, options.ClientSecret) = (consumerSecret, clientSecret)).AddHandlers();
        var app = builder.Build();
        app.MapTwitterEvents(Path);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new Receiver(app);
    }

    /// <summary>Who follows, of the next event that its handler got.</summary>
    public Task<string?> NextFollowerAsync() =>
        Heard.Followers.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Gate.Patience);

    public ValueTask DisposeAsync() => app.DisposeAsync();
}

/// <summary>What a handler was called with.</summary>
internal sealed class Heard
{
    public Channel<string?> Followers { get; } = Channel.CreateUnbounded<string?>();

    public ConcurrentQueue<string> Unknown { get; } = new();

    public ConcurrentQueue<string> Known { get; } = new();
}

/// <summary>Keeps who follows.</summary>
internal sealed class FollowKeeper(Heard heard) : IHandle<IFollowed>
{
    public ValueTask HandleAsync(IFollowed e, EventContext context, CancellationToken cancellationToken) => heard.Followers.Writer.WriteAsync(e.FollowerId, cancellationToken);
}
