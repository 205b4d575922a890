using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace TwitterEvents.Testing.Tests;

/// <summary>The challenge-response check: contract §1.</summary>
public sealed class CrcTests
{
    private const string SignatureHeader = "x-twitter-webhooks-signature";

    [Theory]
    [InlineData(FakeXApi.V1Premium, true)]
    [InlineData(FakeXApi.V1Enterprise, true)]
    [InlineData(FakeXApi.V2, false)]
    public async Task A_check_that_was_asked_for_has_token_and_nonce_and_in_v1_a_signature_over_them(FakeXApi api, bool isSigned)
    {
        await using var stage = await Stage.StartAsync();

        await stage.CreateAsync(api);
        var creation = await stage.Bot.NextCrcAsync();
        await stage.ValidateAsync(stage.X.Webhooks[0]);
        var validation = await stage.Bot.NextCrcAsync();

        foreach (var crc in new[] { creation, validation })
        {
            Assert.Matches("^\\?crc_token=[A-Za-z0-9]{48}&nonce=[A-Za-z0-9]+$", crc.Query);
            Assert.Equal(isSigned ? Bot.Mac(crc.Query[1..], stage.X.App.ConsumerSecret) : null, crc.Headers.GetValueOrDefault(SignatureHeader));
            Assert.False(crc.Headers.ContainsKey("User-Agent"));
        }

        Assert.NotEqual(creation.Query, validation.Query);
        var token = creation.Query["?crc_token=".Length..][..48];
        Assert.True(Guid.TryParse(Encoding.ASCII.GetString(Convert.FromBase64String(token)), out _));

        // 2026-03-04T05:06:07.089Z in milliseconds, as base64 without padding.
        Assert.EndsWith("&nonce=MTc3MjYwMDc2NzA4OQ", creation.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_checks_of_the_timer_are_not_signed()
    {
        await using var stage = await Stage.StartAsync();
        await stage.RegisterAsync();

        await stage.X.CheckWebhooksAsync(TestContext.Current.CancellationToken);

        Assert.False((await stage.Bot.NextCrcAsync()).Headers.ContainsKey(SignatureHeader));
    }

    public static TheoryData<FakeXApi, string, bool> Outcomes
    {
        get
        {
            var data = new TheoryData<FakeXApi, string, bool>();
            foreach (var api in new[] { FakeXApi.V1Premium, FakeXApi.V1Enterprise, FakeXApi.V2 })
            {
                foreach (var fatal in new[] { "wrong token", "no JSON", "redirect", "gzip unsaid", "gzip said" })
                {
                    data.Add(api, fatal, false);
                }

                foreach (var forgiven in new[] { "right", "right in gzip", "404", "500", "hang up", "late" })
                {
                    data.Add(api, forgiven, true);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Outcomes))]
    public async Task A_webhook_goes_invalid_at_once_or_is_forgiven(FakeXApi api, string behaviour, bool staysValid)
    {
        await using var stage = await Stage.StartAsync();
        var webhook = await stage.RegisterAsync(api);
        stage.Bot.Crc = Behaviour(behaviour, stage.Bot);

        var check = stage.X.CheckWebhooksAsync(TestContext.Current.CancellationToken);
        await stage.Bot.NextCrcAsync();
        if (behaviour == "late")
        {
            stage.Time.Advance(TimeSpan.FromSeconds(10));
        }

        await check;

        Assert.Equal(staysValid, stage.Now(webhook).Valid);
    }

    [Theory]
    [InlineData("""{"response_token":"\ud83d"}""")]
    [InlineData("""{"\ud83d":1,"response_token":"sha256=x"}""")]
    [InlineData("""{"response_token":"\ud83d""")]
    public async Task An_answer_with_a_lone_surrogate_is_a_wrong_one(string answer)
    {
        await using var stage = await Stage.StartAsync();
        var webhook = await stage.RegisterAsync();
        stage.Bot.Crc = Bot.Answer(200, answer);

        await stage.X.CheckWebhooksAsync(TestContext.Current.CancellationToken);

        Assert.False(stage.Now(webhook).Valid);
    }

    [Theory]
    [InlineData(FakeXApi.V2, false)]
    [InlineData(FakeXApi.V1Enterprise, true)]
    public async Task What_is_forgiven_is_so_for_28_hours_in_v2(FakeXApi api, bool staysValid)
    {
        await using var stage = await Stage.StartAsync();
        var webhook = await stage.RegisterAsync(api);
        stage.Bot.Crc = Bot.Answer(503);

        stage.Time.Advance(TimeSpan.FromHours(28) - TimeSpan.FromSeconds(1));
        await stage.X.CheckWebhooksAsync(TestContext.Current.CancellationToken);
        Assert.True(stage.Now(webhook).Valid);
        stage.Time.Advance(TimeSpan.FromSeconds(1));
        await stage.X.CheckWebhooksAsync(TestContext.Current.CancellationToken);

        Assert.Equal(staysValid, stage.Now(webhook).Valid);
    }

    [Theory]
    [InlineData(FakeXApi.V1Premium)]
    [InlineData(FakeXApi.V1Enterprise)]
    [InlineData(FakeXApi.V2)]
    public async Task An_invalid_webhook_hears_nothing_until_it_is_validated(FakeXApi api)
    {
        await using var stage = await Stage.StartAsync();
        var webhook = await stage.RegisterAsync(api);
        var user = await stage.SubscribeAsync(webhook, "12");
        stage.Bot.Crc = Bot.Answer(200, "{}");
        await stage.X.CheckWebhooksAsync(TestContext.Current.CancellationToken);
        await stage.Bot.NextCrcAsync();
        stage.Bot.Crc = stage.Bot.AnswerRightly;
        var sample = TwitterSamples.Get("follow_events", "follow");

        Assert.Empty(await stage.X.DeliverAsync(sample, user, TestContext.Current.CancellationToken));
        Assert.Empty(await stage.X.DeliverAsync(TwitterSamples.Get("user_event", "revoke"), TestContext.Current.CancellationToken));
        await stage.X.CheckWebhooksAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, stage.Bot.CrcCount);
        Assert.Contains("\"valid\":false", (await stage.Api.AsApp("GET", "/2/webhooks")).Body, StringComparison.Ordinal);

        Assert.InRange((await stage.ValidateAsync(webhook)).Status, 200, 204);
        Assert.True(stage.Now(webhook).Valid);
        Assert.Single(await stage.X.DeliverAsync(sample, user, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_timer_looks_every_30_minutes_for_webhooks_whose_last_success_is_a_day_ago()
    {
        await using var stage = await Stage.StartAsync(options => options with { CrcTimer = true });
        await stage.RegisterAsync();
        for (var i = 1; i < 48; i++)
        {
            stage.Time.Advance(TimeSpan.FromMinutes(30));

            // A whole call, in which a check that is not due would be seen.
            await stage.Api.AsApp("GET", "/2/webhooks");
        }

        Assert.Equal(0, stage.Bot.CrcCount);
        stage.Time.Advance(TimeSpan.FromMinutes(30));

        var crc = await stage.Bot.NextCrcAsync();

        // 2026-03-05T05:06:07.089Z in milliseconds.
        Assert.EndsWith("&nonce=MTc3MjY4NzE2NzA4OQ", crc.Query, StringComparison.Ordinal);
    }

    private static Func<HttpContext, Task> Behaviour(string name, Bot bot) => name switch
    {
        "right" => bot.AnswerRightly,
        "wrong token" => Bot.Answer(200, """{"response_token":"sha256=bACRGErecWu2jj2NpzrZglSUmdYwRiKKEr4qwY8EfB0="}"""),
        "no JSON" => Bot.Answer(200, "nonsense"),
        "redirect" => Bot.Answer(302),
        "404" => Bot.Answer(404),
        "500" => Bot.Answer(500),
        "hang up" => Bot.HangUp,
        "late" => Bot.Hang,
        "right in gzip" => context => Pack(context, bot, packs: true, says: true),
        "gzip unsaid" => context => Pack(context, bot, packs: true, says: false),
        "gzip said" => context => Pack(context, bot, packs: false, says: true),
        _ => throw new ArgumentException(name),
    };

    private static async Task Pack(HttpContext context, Bot bot, bool packs, bool says)
    {
        var body = Encoding.UTF8.GetBytes(
            $$"""{"response_token":"{{Bot.Mac(context.Request.Query["crc_token"].ToString(), bot.CrcSecret)}}"}""");
        if (says)
        {
            context.Response.Headers.ContentEncoding = "gzip";
        }

        if (packs)
        {
            using var packed = new MemoryStream();
            await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            {
                await gzip.WriteAsync(body);
            }

            body = packed.ToArray();
        }

        await context.Response.Body.WriteAsync(body);
    }
}
