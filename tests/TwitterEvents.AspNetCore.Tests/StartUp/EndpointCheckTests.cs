using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TwitterEvents.Tests;

namespace TwitterEvents.AspNetCore.Tests.StartUp;

/// <summary>An endpoint that is not mapped, and two of one path, stop the start before the server listens.</summary>
public sealed class EndpointCheckTests : IDisposable
{
    private static readonly Dictionary<string, string?> TwoApps = new() { ["Twitter:ConsumerSecret"] = "a", ["Twitter:Apps:b:ConsumerSecret"] = "b" };

    private readonly CollectedLogs logs = new();

    [Fact]
    public async Task An_endpoint_that_is_not_mapped_stops_the_start_and_the_error_says_what_to_call()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(static _ => { }));

        Assert.Contains("MapTwitterEvents was not, so nothing answers X. Call app.MapTwitterEvents(", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_app_with_a_handler_and_an_endpoint_is_told_nothing()
    {
        await StartAsync(static app => app.MapTwitterEvents("/webhooks/twitter"));

        Assert.Empty(Warnings());
    }

    [Theory]
    [InlineData("/webhooks/twitter")]
    [InlineData("webhooks/twitter/")]
    [InlineData("/Webhooks/Twitter")]
    public async Task One_path_mapped_twice_stops_the_start(string again)
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(app =>
        {
            app.MapTwitterEvents("/webhooks/twitter");
            app.MapTwitterEvents(again, app: "b");
        }));

        Assert.Contains("/webhooks/twitter", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_path_mapped_twice_in_groups_stops_the_start()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(static app =>
        {
            app.MapGroup("/webhooks").MapTwitterEvents("/twitter");
            app.MapTwitterEvents("/webhooks/twitter", app: "b");
        }));

        Assert.Contains("/webhooks/twitter", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_paths_are_fine()
    {
        await StartAsync(static app =>
        {
            app.MapTwitterEvents("/webhooks/a");
            app.MapTwitterEvents("/webhooks/b", app: "b");
            app.MapTwitterEvents("/webhooks/c");
        });

        Assert.Empty(Warnings());
    }

    [Fact]
    public async Task One_path_in_two_groups_is_fine()
    {
        await StartAsync(static app =>
        {
            app.MapGroup("/a").MapTwitterEvents("/twitter");
            app.MapGroup("/b").MapTwitterEvents("/twitter", app: "b");
        });

        Assert.Empty(Warnings());
    }

    [Fact]
    public async Task One_path_on_two_hosts_is_fine()
    {
        await StartAsync(static app =>
        {
            app.MapTwitterEvents("/webhooks/twitter").RequireHost("a.example.com");
            app.MapTwitterEvents("/webhooks/twitter", app: "b").RequireHost("b.example.com");
        });

        Assert.Empty(Warnings());
    }

    [Fact]
    public async Task One_path_in_two_branches_is_fine_where_each_has_its_own_routes()
    {
        using var host = new HostBuilder()
            .ConfigureAppConfiguration(static configuration => configuration.AddInMemoryCollection(TwoApps))
            .ConfigureLogging(logging => logging.AddProvider(logs))
            .ConfigureWebHost(static web => web
                .UseKestrel()
                .UseUrls("http://127.0.0.1:0")
                .ConfigureServices(static (context, services) =>
                {
                    services.AddRouting();
                    Handle(services.AddTwitterEvents(context.Configuration.GetSection("Twitter")));
                })
                .Configure(static app => app
                    .Map("/a", static a => a.UseRouting().UseEndpoints(static routes => routes.MapTwitterEvents("/twitter")))
                    .Map("/b", static b => b.UseRouting().UseEndpoints(static routes => routes.MapTwitterEvents("/twitter", app: "b")))))
            .Build();

        await host.StartAsync(TestContext.Current.CancellationToken);
        await host.StopAsync(TestContext.Current.CancellationToken);

        Assert.Empty(Warnings());
    }

    public void Dispose() => logs.Dispose();

    private IEnumerable<string> Warnings() => logs.OfReceiver.Where(static line => line.Level >= LogLevel.Warning).Select(static line => line.Text);

    private async Task StartAsync(Action<WebApplication> pipeline)
    {
        await using var app = ReceiverHost.Build(static twitter => Handle(twitter), pipeline: pipeline, settings: TwoApps, logs: logs);
        await app.StartAsync(TestContext.Current.CancellationToken);
        await app.StopAsync(TestContext.Current.CancellationToken);
    }

    private static void Handle(TwitterEventsBuilder twitter) => twitter.Handle<TwitterEvent>("One", static (_, _, _) => default);
}
