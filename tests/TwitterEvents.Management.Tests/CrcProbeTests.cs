using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace TwitterEvents.Management.Tests;

/// <summary>What X would not like about a URL and its answer is told before X is asked.</summary>
public sealed class CrcProbeTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("404", "MapTwitterEvents")]
    [InlineData("302", "redirect")]
    [InlineData("401", "without authentication")]
    [InlineData("500", "log")]
    [InlineData("html", "text/html")]
    [InlineData("gzip", "compress")]
    public async Task What_X_would_not_like_about_the_URL_is_told_before_X_is_asked(string trouble, string cure)
    {
        await using var stage = await Stage.StartAsync(TwitterApi.V2, pipeline: app => app.Run(context => trouble switch
        {
            "302" => Redirect(context),
            "html" => Html(context),
            "gzip" => Compressed(context),
            _ => Status(context, int.Parse(trouble, System.Globalization.CultureInfo.InvariantCulture)),
        }));

        var error = await Assert.ThrowsAsync<RegistrationException>(stage.EnsureAsync);

        Assert.Contains(cure, error.Message, StringComparison.Ordinal);
        Assert.Empty(stage.X.Webhooks);
    }

    [Theory]
    [InlineData("http://bot.example/webhooks/twitter", nameof(CrcProblemKind.Url), "https://")]
    [InlineData("https://bot.example:443/webhooks/twitter", nameof(CrcProblemKind.Url), "port")]
    [InlineData("https://bot.example:8443/webhooks/twitter", nameof(CrcProblemKind.Url), "port")]
    [InlineData("bot.example/webhooks/twitter", nameof(CrcProblemKind.Url), "https://")]
    [InlineData("http://127.0.0.1:1/a", nameof(CrcProblemKind.NoConnection), "proxy")]
    public async Task A_URL_is_judged_by_Xs_rules(string url, string kind, string cure)
    {
        await using var client = Client.Of("http://127.0.0.1:1", TwitterApi.V2);

        var problem = await client.Services.GetRequiredService<CrcProbe>().CheckAsync(url, Token);

        Assert.Equal(kind, problem?.Kind.ToString());
        Assert.Contains(cure, problem!.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4, nameof(CrcProblemKind.TooSlow))]
    [InlineData(11, nameof(CrcProblemKind.NoAnswer))]
    public async Task An_answer_that_comes_too_late_is_told(int seconds, string kind)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var gate = new ManualResetEventSlim();
        await using var server = await ScriptedServer.StartAsync(asked =>
        {
            reached.SetResult();
            gate.Wait(Token);
            var crc = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(asked.Target.Split('?')[1])["crc_token"].ToString();
            return new(200, CrcResponse.Create(crc, "consumer-secret").ToJson());
        });
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        await using var client = Client.Of(server.Address, TwitterApi.V2, time);

        var checking = client.Services.GetRequiredService<CrcProbe>().CheckAsync($"{server.Address}/a", Token);
        await reached.Task.WaitAsync(Token);
        time.Advance(TimeSpan.FromSeconds(seconds));
        gate.Set();

        Assert.Equal(kind, (await checking)?.Kind.ToString());
    }

    [Theory]
    [InlineData(302, "Location")]
    [InlineData(200, "Content-Type")]
    public async Task What_answers_at_the_URL_does_not_fill_the_log(int status, string header)
    {
        await using var server = await ScriptedServer.StartAsync(_ => new(status, "", (header, $"text/{new string('x', 5_000)}")));
        await using var client = Client.Of(server.Address, TwitterApi.V2);

        var problem = await client.Services.GetRequiredService<CrcProbe>().CheckAsync($"{server.Address}/a", Token);

        Assert.InRange(problem!.Text.Length, 100, 600);
    }

    [Fact]
    public async Task A_body_of_the_URL_that_cannot_be_read_is_told_as_such()
    {
        await using var server = await ScriptedServer.StartAsync(200, """{"response_token":"\ud800"}""");
        await using var client = Client.Of(server.Address, TwitterApi.V2);

        var problem = await client.Services.GetRequiredService<CrcProbe>().CheckAsync($"{server.Address}/a", Token);

        Assert.Equal(CrcProblemKind.Content, problem?.Kind);
    }

    [Theory]
    [InlineData("consumer-secret", null, "Twitter:ConsumerSecret.")]
    [InlineData(null, "client-secret", "Twitter:ClientSecret.")]
    [InlineData("consumer-secret", "client-secret", "Twitter:ConsumerSecret or Twitter:ClientSecret.")]
    public async Task A_token_made_with_another_secret_is_told_with_the_secrets_that_were_tried(string? consumer, string? clientSecret, string tried)
    {
        await using var server = await ScriptedServer.StartAsync(200, CrcResponse.Create("token", "another-secret").ToJson());
        await using var client = Client.Of(server.Address, TwitterApi.V2, change: options => (options.ConsumerSecret, options.ClientSecret) = (consumer, clientSecret));

        var problem = await client.Services.GetRequiredService<CrcProbe>().CheckAsync($"{server.Address}/a", Token);

        Assert.Equal(CrcProblemKind.WrongSecret, problem?.Kind);
        Assert.Contains($"was not made with {tried} ", problem!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Loopback_is_refused_unless_X_is_there_too()
    {
        await using var client = Client.Of(TwitterManagementOptions.DefaultBaseAddress, TwitterApi.V2);

        var problem = await client.Services.GetRequiredService<CrcProbe>().CheckAsync("https://127.0.0.1/a", Token);

        Assert.Equal(CrcProblemKind.Url, problem?.Kind);
    }

    private static Task Status(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static Task Redirect(HttpContext context)
    {
        context.Response.Redirect("https://elsewhere.example/");
        return Task.CompletedTask;
    }

    private static Task Html(HttpContext context)
    {
        context.Response.ContentType = "text/html";
        return context.Response.WriteAsync("<p>Welcome</p>", Token);
    }

    private static Task Compressed(HttpContext context)
    {
        context.Response.Headers.ContentEncoding = "gzip";
        return context.Response.Body.WriteAsync(new byte[] { 31, 139 }, Token).AsTask();
    }
}
