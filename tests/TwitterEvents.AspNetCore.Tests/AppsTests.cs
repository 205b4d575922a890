using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TwitterEvents.AspNetCore.Tests;

/// <summary>Several X apps in one receiver, each with its own path and secrets.</summary>
public sealed class AppsTests
{
    private const string PathB = "/webhooks/b";

    private static Dictionary<string, string?> TwoApps => new()
    {
        ["Twitter:ConsumerSecret"] = "secret-a",
        ["Twitter:Apps:b:ConsumerSecret"] = "secret-b",
    };

    [Fact]
    public async Task The_secrets_of_one_app_never_verify_the_path_of_another()
    {
        await using var host = await StartAsync();

        Assert.Equal(HttpStatusCode.OK, await PostAsync(host, "secret-a", Signed.Path));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(host, "secret-b", PathB));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(host, "secret-b", Signed.Path));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(host, "secret-a", PathB));
    }

    [Theory]
    [InlineData(Signed.Path, "secret-a")]
    [InlineData(PathB, "secret-b")]
    public async Task Each_path_answers_the_CRC_with_the_secret_of_its_app(string path, string secret)
    {
        await using var host = await StartAsync();

        using var response = await host.GetAsync($"{path}?crc_token=abc");

        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(Signed.Mac("abc", secret), json.RootElement.GetProperty("response_token").GetString());
    }

    [Fact]
    public async Task The_same_event_of_two_apps_is_handled_for_each_and_the_context_names_the_app()
    {
        var apps = new List<string?>();
        await using var host = await StartAsync(
            handlers => handlers.Handle<TwitterEvent>("Any", (_, context, _) => { apps.Add(context.App); return default; }));

        await PostAsync(host, "secret-a", Signed.Path);
        await PostAsync(host, "secret-b", PathB);

        Assert.Equal([null, "b"], apps);
    }

    [Fact]
    public async Task Named_apps_alone_are_enough()
    {
        await using var host = await ReceiverHost.StartAsync(
            settings: new() { ["Twitter:Apps:b:ConsumerSecret"] = "secret-b" },
            pipeline: app => app.MapTwitterEvents(PathB, app: "B"));

        Assert.Equal(HttpStatusCode.OK, await PostAsync(host, "secret-b", PathB));
    }

    [Fact]
    public async Task A_change_that_takes_the_secret_of_a_mapped_app_away_is_refused()
    {
        await using var host = await StartAsync();
        var configuration = (IConfigurationRoot)host.Services.GetRequiredService<IConfiguration>();

        configuration["Twitter:Apps:b:ConsumerSecret"] = "";
        configuration.Reload();

        Assert.Equal(HttpStatusCode.OK, await PostAsync(host, "secret-b", PathB));
        var line = Assert.Single(host.Logs.OfReceiver, line => line.Level == LogLevel.Error);
        Assert.Contains("Twitter:Apps:b:ConsumerSecret", line.Text, StringComparison.Ordinal);
    }

    private static Task<ReceiverHost> StartAsync(Action<TwitterEventsBuilder>? handlers = null) => ReceiverHost.StartAsync(
        handlers,
        settings: TwoApps,
        pipeline: app =>
        {
            app.MapTwitterEvents(Signed.Path);
            app.MapTwitterEvents(PathB, app: "b");
        });

    private static async Task<HttpStatusCode> PostAsync(ReceiverHost host, string secret, string path)
    {
        using var request = Signed.Post(Signed.Event(), secret, path);
        using var response = await host.SendAsync(request);
        return response.StatusCode;
    }
}
