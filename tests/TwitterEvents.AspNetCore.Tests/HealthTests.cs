using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace TwitterEvents.AspNetCore.Tests;

/// <summary>The health check <c>twitter-events</c>.</summary>
public sealed class HealthTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 25, 10, 15, 0, TimeSpan.Zero);

    [Fact]
    public async Task It_is_healthy_before_anything_came()
    {
        await using var host = await StartAsync();

        var entry = await CheckAsync(host);

        Assert.Equal(HealthStatus.Healthy, entry.Status);
        Assert.Equal("Last CRC answered: none yet. Last delivery: none yet.", entry.Description);
        Assert.Empty(entry.Data);
        Assert.Equal(["twitter"], entry.Tags);
    }

    [Fact]
    public async Task In_a_worker_it_is_healthy_and_says_that_nothing_is_received()
    {
        var services = new ServiceCollection();
        services.AddLogging().AddTwitterEventsCore();
        services.AddHealthChecks().AddTwitterEvents();
        await using var provider = services.BuildServiceProvider();

        var report = await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);

        var entry = report.Entries["twitter-events"];
        Assert.Equal(HealthStatus.Healthy, entry.Status);
        Assert.Equal("Nothing is received here: AddTwitterEvents of the services is not called, as in a worker.", entry.Description);
    }

    [Fact]
    public async Task It_tells_when_the_CRC_was_last_answered_and_refused_and_a_delivery_last_came()
    {
        var time = new SignalingTime();
        time.SetUtcNow(Start);
        await using var host = await StartAsync(time: time);
        using var answered = await host.GetAsync($"{Signed.Path}?crc_token=abc");
        time.Advance(TimeSpan.FromSeconds(1));
        using var refused = await host.GetAsync($"{Signed.Path}?crc_token=%7B");
        time.Advance(TimeSpan.FromSeconds(1));
        await host.PostAsync(Signed.Event());
        time.Advance(TimeSpan.FromSeconds(1));

        var entry = await CheckAsync(host);

        Assert.Equal(HealthStatus.Healthy, entry.Status);
        Assert.Equal(Start, entry.Data["last_crc_answered_at"]);
        Assert.Equal(Start.AddSeconds(1), entry.Data["last_crc_refused_at"]);
        Assert.Equal(Start.AddSeconds(2), entry.Data["last_delivery_at"]);
        Assert.Equal(1L, entry.Data["refused.crc_token_not_token_shaped"]);
    }

    [Fact]
    public async Task What_strangers_send_is_counted_and_changes_no_status()
    {
        await using var host = await StartAsync();
        using var forged = Signed.Post(Signed.Event(), secret: "another");
        using var response = await host.SendAsync(forged);

        var entry = await CheckAsync(host);

        Assert.Equal(HealthStatus.Healthy, entry.Status);
        Assert.Equal(1L, entry.Data["refused.signature_mismatch"]);
        Assert.DoesNotContain("last_delivery_at", entry.Data.Keys);
    }

    [Fact]
    public async Task A_body_signed_with_the_answer_to_a_CRC_is_no_delivery()
    {
        await using var host = await StartAsync();
        using var crc = await host.GetAsync($"{Signed.Path}?crc_token=abc");
        Assert.Equal(HttpStatusCode.BadRequest, await host.PostAsync("abc"));

        var entry = await CheckAsync(host);

        Assert.Equal(HealthStatus.Healthy, entry.Status);
        Assert.DoesNotContain("last_delivery_at", entry.Data.Keys);
    }

    [Fact]
    public async Task It_is_degraded_from_a_delivery_that_was_not_answered_200_until_one_that_was()
    {
        var fails = true;
        await using var host = await StartAsync(handlers => handlers.Handle<TwitterEvent>(
            "Failing", (_, _, _) => fails ? throw new InvalidOperationException("No.") : default));
        await host.PostAsync(Signed.Event("1"));

        var failing = await CheckAsync(host);
        Assert.Equal(HealthStatus.Degraded, failing.Status);
        Assert.StartsWith("The last delivery was answered 500 (handler_failed)", failing.Description, StringComparison.Ordinal);

        fails = false;
        await host.PostAsync(Signed.Event("1"));
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(host)).Status);
    }

    [Fact]
    public async Task A_probe_of_a_degraded_receiver_is_answered_200()
    {
        await using var host = await StartAsync(
            handlers => handlers.Handle<TwitterEvent>("Failing", (_, _, _) => throw new InvalidOperationException("No.")));
        await host.PostAsync(Signed.Event());

        using var response = await host.GetAsync("/health");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private static Task<ReceiverHost> StartAsync(Action<TwitterEventsBuilder>? handlers = null, TimeProvider? time = null) =>
        ReceiverHost.StartAsync(
            handlers,
            build: builder => builder.Services.AddHealthChecks().AddTwitterEvents(),
            pipeline: app =>
            {
                app.MapTwitterEvents(Signed.Path);
                app.MapHealthChecks("/health");
            },
            time: time);

    private static async Task<HealthReportEntry> CheckAsync(ReceiverHost host)
    {
        var report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);
        return report.Entries["twitter-events"];
    }
}
