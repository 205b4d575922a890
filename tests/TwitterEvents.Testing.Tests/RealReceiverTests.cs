using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TwitterEvents.Testing.Tests;

/// <summary>The library's own receiver, registered with a fake X.</summary>
public sealed class RealReceiverTests
{
    [Theory]
    [InlineData(FakeXApi.V1Premium, null)]
    [InlineData(FakeXApi.V1Enterprise, null)]
    [InlineData(FakeXApi.V2, null)]
    [InlineData(FakeXApi.V2, "client-secret")]
    public async Task It_is_registered_checked_and_handed_every_sample(FakeXApi api, string? clientSecret)
    {
        await using var stage = await Stage.StartAsync(options => options with { ClientSecret = clientSecret });
        var handled = Channel.CreateUnbounded<TwitterEvent>();
        await using var app = await StartAsync(stage.X.App, handled.Writer);
        var user = stage.X.AddUser("12");
        var webhook = await stage.X.RegisterAsync(new Uri(app.Urls.Single() + "/webhooks/twitter"), user, api, TestContext.Current.CancellationToken);
        await stage.X.CheckWebhooksAsync(TestContext.Current.CancellationToken);
        Assert.True(stage.Now(webhook).Valid);

        foreach (var sample in TwitterSamples.All)
        {
            var delivery = Assert.Single(await stage.X.DeliverAsync(sample, user, TestContext.Current.CancellationToken));
            Assert.True(delivery.Succeeded, $"{sample.EventKey}/{sample.Name}: {delivery.Status} {delivery.Failure}");
            await handled.Reader.ReadAsync(TestContext.Current.CancellationToken)
                .AsTask().WaitAsync(Gate.Patience, TestContext.Current.CancellationToken);
        }

        stage.X.Faults.SignWrongly();
        var forged = Assert.Single(
            await stage.X.DeliverAsync(TwitterSamples.Get("follow_events", "follow"), user, TestContext.Current.CancellationToken));
        Assert.InRange(forged.Status ?? 0, 400, 499);
    }

    private static async Task<WebApplication> StartAsync(FakeXApp x, ChannelWriter<TwitterEvent> handled)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Twitter:ConsumerSecret"] = x.ConsumerSecret,
            ["Twitter:ClientSecret"] = x.ClientSecret,
        });
        builder.Services.AddSingleton(handled).AddTwitterEvents(builder.Configuration.GetSection("Twitter")).AddHandlers();
        var app = builder.Build();
        app.MapTwitterEvents("/webhooks/twitter");
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }
}

/// <summary>Keeps every event, for the test to count.</summary>
internal sealed class KeepingHandler(ChannelWriter<TwitterEvent> handled) : IHandle<TwitterEvent>
{
    public ValueTask HandleAsync(TwitterEvent e, EventContext context, CancellationToken cancellationToken) =>
        handled.WriteAsync(e, cancellationToken);
}
