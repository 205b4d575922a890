namespace TwitterEvents.Testing.Tests;

/// <summary>Why a webhook is not created or validated: contract §1, §4.1 and §5.</summary>
public sealed class RegistrationErrorTests
{
    private const string Refused = "Webhook URL does not meet the requirements.";
    private const string TooMany = "Too many resources already created.";
    private const string WrongAnswer = "Webhook URL does not meet the requirements. Invalid CRC token or json response format.";
    private const string Slow = "High latency on CRC GET request. Your webhook should respond in less than 3 seconds.";
    private const string Not200 = "Non-200 response code during CRC GET request (i.e. 404, 500, etc).";

    public static TheoryData<FakeXApi> Apis => [FakeXApi.V1Premium, FakeXApi.V1Enterprise, FakeXApi.V2];

    [Fact]
    public async Task A_URL_of_more_than_200_characters_is_refused_by_v2()
    {
        await using var stage = await Stage.StartAsync();
        var longest = stage.Bot.Url + "?" + new string('a', 199 - stage.Bot.Url.Length);

        (await stage.CreateAsync(FakeXApi.V2, longest + "a")).AssertProblem(400, "Invalid Request", "invalid-request");
        Assert.Empty(stage.X.Webhooks);
        await stage.CreateAsync(FakeXApi.V2, longest);
        Assert.Single(stage.X.Webhooks);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("/relative")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("https://bot.example.com/")]
    [InlineData("http://192.0.2.1/")]
    [InlineData("http://127.0.0.1.example.com/")]
    [InlineData("http://localhost.example.com/")]
    [InlineData("http://0.0.0.0/")]
    [InlineData("http://name:word@127.0.0.1/")]
    public async Task A_URL_that_is_no_URL_or_not_loopback_is_refused(string url)
    {
        await using var stage = await Stage.StartAsync();

        (await stage.CreateAsync(FakeXApi.V1Enterprise, url)).AssertError(403, 214, Refused);
        (await stage.CreateAsync(FakeXApi.V2, url)).AssertProblem(400, "UrlValidationFailed");
        Assert.Empty(stage.X.Webhooks);
    }

    [Theory]
    [InlineData("http://bot.example.com/")]
    [InlineData("https://bot.example.com:8443/")]
    [InlineData("https://bot.example.com:443/")]
    public async Task A_remote_URL_is_https_without_port(string url)
    {
        await using var stage = await Stage.StartAsync(options => options with { AllowRemote = true, WebhookHandler = new NoNetwork() });

        (await stage.CreateAsync(FakeXApi.V1Enterprise, url)).AssertError(403, 214, Refused);
        (await stage.CreateAsync(FakeXApi.V2, url)).AssertProblem(400, "UrlValidationFailed");
    }

    [Fact]
    public async Task A_remote_URL_is_called_where_that_is_allowed()
    {
        var handler = new NoNetwork();
        await using var stage = await Stage.StartAsync(options => options with { AllowRemote = true, WebhookHandler = handler });

        await stage.CreateAsync(FakeXApi.V2, "https://bot.example.com/hook?a=b");

        Assert.Equal("bot.example.com", handler.Asked?.Host);
        Assert.StartsWith("?a=b&crc_token=", handler.Asked?.Query, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Apis))]
    public async Task A_URL_is_registered_once(FakeXApi api)
    {
        await using var stage = await Stage.StartAsync(options => options with { WebhooksPerEnvironment = 2 });
        await stage.RegisterAsync(api);

        AssertRefused(await stage.CreateAsync(api), api, Refused, "DuplicateUrlFailed");
        Assert.Equal(0, stage.Bot.CrcCount);
    }

    [Theory]
    [MemberData(nameof(Apis))]
    public async Task There_is_a_limit_of_webhooks(FakeXApi api)
    {
        await using var stage = await Stage.StartAsync(options => options with { WebhooksPerApp = 1 });
        await stage.RegisterAsync(api);

        AssertRefused(await stage.CreateAsync(api, stage.Bot.Url + "/2"), api, TooMany, "WebhookLimitExceeded");
    }

    [Theory]
    [MemberData(nameof(Apis))]
    public async Task Of_two_created_at_once_one_is_refused(FakeXApi api)
    {
        await using var stage = await Stage.StartAsync(options => options with { WebhooksPerApp = 1 });
        var gate = new Gate();
        stage.Bot.Crc = async context =>
        {
            await gate.PassAsync();
            await stage.Bot.AnswerRightly(context);
        };

        var creations = new[] { stage.CreateAsync(api, stage.Bot.Url + "/1"), stage.CreateAsync(api, stage.Bot.Url + "/2") };
        await stage.Bot.NextCrcAsync();
        await stage.Bot.NextCrcAsync();
        gate.Open();
        var answers = await Task.WhenAll(creations);

        AssertRefused(answers.Single(answer => answer.Status != 200), api, TooMany, "WebhookLimitExceeded");
        Assert.Single(stage.X.Webhooks);
    }

    [Fact]
    public async Task A_check_under_way_does_not_hold_up_disposal()
    {
        await using var stage = await Stage.StartAsync();
        stage.Bot.Crc = Bot.Hang;
        var creation = stage.CreateAsync(FakeXApi.V2);
        await stage.Bot.NextCrcAsync();

        await stage.X.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<HttpRequestException>(() => creation);
    }

    [Theory]
    [MemberData(nameof(Apis))]
    public async Task A_wrong_CRC_answer_is_told_on_creation_and_on_PUT(FakeXApi api)
    {
        foreach (var body in new[] { "", "nonsense", "[]", "{}", """{"response_token":1}""", """{"response_token":"sha256=AAAA"}""" })
        {
            await AssertCrcFailsAsync(api, Bot.Answer(200, body), WrongAnswer);
        }
    }

    [Theory]
    [MemberData(nameof(Apis))]
    public async Task A_status_other_than_200_is_told(FakeXApi api)
    {
        foreach (var status in new[] { 201, 204, 302, 404, 500 })
        {
            await AssertCrcFailsAsync(api, Bot.Answer(status), Not200);
        }

        await AssertCrcFailsAsync(api, Bot.HangUp, Not200);
    }

    [Theory]
    [MemberData(nameof(Apis))]
    public async Task A_redirect_is_not_followed(FakeXApi api)
    {
        await using var stage = await Stage.StartAsync();
        stage.Bot.Crc = context =>
        {
            context.Response.Redirect(stage.Bot.Url + "/elsewhere?" + context.Request.QueryString.Value![1..]);
            return Task.CompletedTask;
        };

        AssertRefused(await stage.CreateAsync(api), api, Not200, "CrcValidationFailed");
        Assert.Equal(1, stage.Bot.CrcCount);
    }

    [Theory]
    [InlineData(FakeXApi.V1Premium, 3)]
    [InlineData(FakeXApi.V1Enterprise, 3)]
    [InlineData(FakeXApi.V2, 10)]
    public async Task A_late_CRC_answer_is_told(FakeXApi api, int limitSeconds)
    {
        await using var stage = await Stage.StartAsync();
        stage.Bot.Crc = Bot.Hang;

        var creation = stage.CreateAsync(api);
        await stage.Bot.NextCrcAsync();
        stage.Time.Advance(TimeSpan.FromSeconds(limitSeconds) - TimeSpan.FromMilliseconds(1));
        Assert.False(creation.IsCompleted);
        stage.Time.Advance(TimeSpan.FromMilliseconds(1));

        AssertRefused(await creation, api, Slow, "CrcValidationFailed");
    }

    [Fact]
    public async Task A_certificate_nobody_trusts_is_told()
    {
        await using var stage = await Stage.StartAsync(hasBadCertificate: true);

        (await stage.CreateAsync(FakeXApi.V1Enterprise)).AssertError(403, 214, Refused);
        (await stage.CreateAsync(FakeXApi.V2)).AssertProblem(400, "CrcValidationFailed");
    }

    [Fact]
    public async Task Nobody_there_is_told()
    {
        await using var stage = await Stage.StartAsync();

        (await stage.CreateAsync(FakeXApi.V1Enterprise, "http://127.0.0.1:1/")).AssertError(403, 214, Not200);
        (await stage.CreateAsync(FakeXApi.V2, "http://127.0.0.1:1/")).AssertProblem(400, "CrcValidationFailed");
    }

    private static async Task AssertCrcFailsAsync(FakeXApi api, Func<Microsoft.AspNetCore.Http.HttpContext, Task> badly, string message)
    {
        await using var stage = await Stage.StartAsync();
        var webhook = await stage.RegisterAsync(api);
        stage.Bot.Crc = badly;

        AssertRefused(await stage.ValidateAsync(webhook), api, message, "CrcValidationFailed");

        await stage.Api.AsApp("DELETE", $"/2/webhooks/{webhook.Id}");
        stage.Bot.Crc = badly;
        AssertRefused(await stage.CreateAsync(api), api, message, "CrcValidationFailed");
        Assert.Empty(stage.X.Webhooks);
    }

    private static void AssertRefused(Answer answer, FakeXApi api, string message, string reason)
    {
        if (api == FakeXApi.V2)
        {
            answer.AssertProblem(400, reason);
        }
        else
        {
            answer.AssertError(403, 214, message);
        }
    }

    private sealed class NoNetwork : HttpMessageHandler
    {
        public Uri? Asked { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked = request.RequestUri;
            return Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.NotFound));
        }
    }
}
