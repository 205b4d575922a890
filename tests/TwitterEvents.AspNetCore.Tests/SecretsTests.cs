using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TwitterEvents.AspNetCore.Tests;

/// <summary>Which secret does what, and how secrets change while the app runs.</summary>
public sealed class SecretsTests
{
    [Fact]
    public async Task Previous_secrets_verify_deliveries_and_never_sign_the_CRC()
    {
        await using var host = await ReceiverHost.StartAsync(settings: new()
        {
            ["Twitter:ConsumerSecret"] = "new",
            ["Twitter:PreviousConsumerSecrets:0"] = "old",
            ["Twitter:PreviousConsumerSecrets:1"] = "older",
        });

        Assert.Equal(HttpStatusCode.OK, await PostAsync(host, "new"));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(host, "old"));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(host, "older"));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(host, "oldest"));
        Assert.Equal(Signed.Mac("abc", "new"), await CrcAsync(host));
    }

    [Fact]
    public async Task Previous_client_secrets_verify_the_OAuth2_header()
    {
        await using var host = await ReceiverHost.StartAsync(settings: new()
        {
            ["Twitter:ClientSecret"] = "new",
            ["Twitter:PreviousClientSecrets:0"] = "old",
        });

        Assert.Equal(HttpStatusCode.OK, await PostAsync(host, "old", Signed.OAuth2Header));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(host, "old", Signed.Header));
    }

    [Theory]
    [InlineData("consumer", "client", null, "client")]
    [InlineData("consumer", "client", "", "client")]
    [InlineData("consumer", null, null, "consumer")]
    [InlineData("consumer", "client", "Consumer", "consumer")]
    [InlineData("consumer", "client", "client", "client")]
    [InlineData("consumer", null, "Client", "consumer")]
    [InlineData(null, "client", null, "client")]
    [InlineData("", "client", "Consumer", "client")]
    public async Task CrcSecret_chooses_the_secret_that_signs_the_CRC(string? consumer, string? client, string? crcSecret, string signs)
    {
        await using var host = await ReceiverHost.StartAsync(settings: new()
        {
            ["Twitter:ConsumerSecret"] = consumer,
            ["Twitter:ClientSecret"] = client,
            ["Twitter:CrcSecret"] = crcSecret,
        });

        Assert.Equal(Signed.Mac("abc", signs), await CrcAsync(host));
    }

    [Fact]
    public async Task With_both_secrets_and_no_CrcSecret_one_line_at_the_start_says_which_answers_the_CRC()
    {
        await using var host = await ReceiverHost.StartAsync(
            settings: new() { ["Twitter:ConsumerSecret"] = "consumer-hush", ["Twitter:ClientSecret"] = "client-hush" },
            pipeline: app =>
            {
                app.MapTwitterEvents(Signed.Path);
                app.MapTwitterEvents("/second");
            });

        var line = Assert.Single(host.Logs.OfReceiver, line => line.Text.Contains("Twitter:CrcSecret", StringComparison.Ordinal));
        Assert.Equal(LogLevel.Information, line.Level);
        Assert.StartsWith("Twitter:ClientSecret answers X's challenge-response check", line.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", line.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("consumer", "client", "Consumer")]
    [InlineData("consumer", "client", "Client")]
    [InlineData("consumer", null, null)]
    [InlineData(null, "client", null)]
    public async Task Where_nothing_was_chosen_by_default_no_line_at_the_start_names_the_CRC(string? consumer, string? client, string? crcSecret)
    {
        await using var host = await ReceiverHost.StartAsync(settings: new()
        {
            ["Twitter:ConsumerSecret"] = consumer,
            ["Twitter:ClientSecret"] = client,
            ["Twitter:CrcSecret"] = crcSecret,
        });

        Assert.DoesNotContain(host.Logs.OfReceiver, line => line.Text.Contains("CrcSecret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_client_secret_that_comes_while_running_answers_the_CRC_and_a_line_says_so()
    {
        await using var host = await ReceiverHost.StartAsync(settings: new() { ["Twitter:ConsumerSecret"] = "consumer" });

        Change(host, ("ClientSecret", "client"));

        Assert.Equal(Signed.Mac("abc", "client"), await CrcAsync(host));
        Assert.Single(host.Logs.OfReceiver, line => line.Text.Contains("Twitter:CrcSecret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Secrets_change_during_traffic_without_a_lost_delivery()
    {
        await using var host = await ReceiverHost.StartAsync(settings: new() { ["Twitter:ConsumerSecret"] = "a" });
        using var stop = new CancellationTokenSource();
        var warm = new CountdownEvent(4);
        var traffic = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            var answers = new List<HttpStatusCode>();
            while (!stop.IsCancellationRequested)
            {
                answers.Add(await PostAsync(host, "a"));
                if (answers.Count == 5)
                {
                    warm.Signal();
                }
            }

            return answers;
        })).ToArray();
        warm.Wait(TestContext.Current.CancellationToken);

        Change(host, ("ConsumerSecret", "b"), ("PreviousConsumerSecrets:0", "a"));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(host, "b"));
        Assert.Equal(Signed.Mac("abc", "b"), await CrcAsync(host));
        await stop.CancelAsync();

        Assert.All(await Task.WhenAll(traffic), answers => Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer)));
        Change(host, ("PreviousConsumerSecrets:0", "c"));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(host, "a"));
    }

    [Theory]
    [InlineData("ConsumerSecret", "")]
    [InlineData("ConsumerSecret", " b")]
    [InlineData("MaxBodyBytes", "0")]
    [InlineData("MaxBodyBytes", "many")]
    [InlineData("CrcSecret", "Neither")]
    public async Task A_change_that_is_not_valid_is_logged_as_an_error_and_not_taken(string setting, string value)
    {
        await using var host = await ReceiverHost.StartAsync(settings: new() { ["Twitter:ConsumerSecret"] = "a" });

        Change(host, (setting, value));

        Assert.Equal(HttpStatusCode.OK, await PostAsync(host, "a"));
        var line = Assert.Single(host.Logs.OfReceiver, line => line.Level == LogLevel.Error);
        Assert.Contains($"Twitter:{setting}", line.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ConsumerSecret", " hush-hush")]
    [InlineData("CrcSecret", "hush-hush")]
    [InlineData("HandlerBudget", "hush-hush")]
    [InlineData("PreviousConsumerSecrets", "hush-hush")]
    public async Task A_refused_change_is_logged_without_its_value(string setting, string value)
    {
        await using var host = await ReceiverHost.StartAsync(settings: new() { ["Twitter:ConsumerSecret"] = "a" });

        Change(host, (setting, value));

        Assert.Contains(host.Logs.OfReceiver, line => line.Level == LogLevel.Error);
        Assert.All(host.Logs.Lines, line => Assert.DoesNotContain("hush-hush", line.Text + line.Exception, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_apps_own_Configure_throws_is_logged_by_its_type_and_the_change_not_taken()
    {
        var throws = false;
        await using var host = await ReceiverHost.StartAsync(
            settings: new() { ["Twitter:ConsumerSecret"] = "a" },
            build: app => app.Services.Configure<TwitterOptions>(_ =>
            {
                if (throws)
                {
                    throw new FormatException("hush-hush");
                }
            }));
        throws = true;

        Change(host, ("ConsumerSecret", "b"));

        Assert.Equal(HttpStatusCode.OK, await PostAsync(host, "a"));
        var line = Assert.Single(host.Logs.OfReceiver, line => line.Level == LogLevel.Error);
        Assert.Contains("FormatException", line.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("hush-hush", line.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_refused_change_the_next_valid_one_is_taken()
    {
        await using var host = await ReceiverHost.StartAsync(settings: new() { ["Twitter:ConsumerSecret"] = "a" });

        Change(host, ("ConsumerSecret", ""));
        Change(host, ("ConsumerSecret", "b"));

        Assert.Equal(HttpStatusCode.OK, await PostAsync(host, "b"));
    }

    private static void Change(ReceiverHost host, params (string Setting, string Value)[] changes)
    {
        var configuration = (IConfigurationRoot)host.Services.GetRequiredService<IConfiguration>();
        foreach (var (setting, value) in changes)
        {
            configuration[$"Twitter:{setting}"] = value;
        }

        configuration.Reload();
    }

    private static async Task<HttpStatusCode> PostAsync(ReceiverHost host, string secret, string header = Signed.Header)
    {
        var body = Signed.Event();
        using var request = Signed.Unsigned(System.Text.Encoding.UTF8.GetBytes(body));
        request.Headers.Add(header, Signed.Mac(body, secret));
        using var response = await host.SendAsync(request);
        return response.StatusCode;
    }

    private static async Task<string?> CrcAsync(ReceiverHost host)
    {
        using var response = await host.GetAsync($"{Signed.Path}?crc_token=abc");
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return json.RootElement.GetProperty("response_token").GetString();
    }
}
