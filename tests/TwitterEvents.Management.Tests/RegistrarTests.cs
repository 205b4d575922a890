using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TwitterEvents.Testing;

namespace TwitterEvents.Management.Tests;

/// <summary>Wherever it starts from, one look either brings X to what is declared, or ends with one sentence that names the cure.</summary>
public sealed class RegistrarTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    public static TheoryData<TwitterApi> Apis => [TwitterApi.V1Premium, TwitterApi.V1Enterprise, TwitterApi.V2];

    [Theory]
    [MemberData(nameof(Apis))]
    public async Task From_nothing(TwitterApi api)
    {
        await using var stage = await Stage.StartAsync(api);

        await stage.EnsureAsync();

        var webhook = Assert.Single(stage.X.Webhooks);
        Assert.Equal((stage.Bot.Url, true), (webhook.Url.OriginalString, webhook.Valid));
        Assert.Equal([stage.X.App.Owner.Id], webhook.SubscribedUserIds);
    }

    [Theory]
    [MemberData(nameof(Apis))]
    public async Task From_what_is_declared_already_nothing_changes(TwitterApi api)
    {
        await using var stage = await Stage.StartAsync(api);
        await stage.EnsureAsync();
        var before = Assert.Single(stage.X.Webhooks);

        await stage.EnsureAsync();

        var after = Assert.Single(stage.X.Webhooks);
        Assert.Equal((before.Id, before.CreatedAt), (after.Id, after.CreatedAt));
        Assert.Equal(before.SubscribedUserIds, after.SubscribedUserIds);
    }

    [Theory]
    [MemberData(nameof(Apis))]
    public async Task From_an_invalid_webhook(TwitterApi api)
    {
        await using var stage = await Stage.StartAsync(api);
        await stage.EnsureAsync();
        stage.Bot.AnswersChecksWrongly = true;
        await stage.X.CheckWebhooksAsync(Token);
        Assert.False(Assert.Single(stage.X.Webhooks).Valid);
        stage.Bot.AnswersChecksWrongly = false;

        await stage.EnsureAsync();

        Assert.True(Assert.Single(stage.X.Webhooks).Valid);
    }

    [Fact]
    public async Task From_another_URL_it_adds_its_own_and_leaves_the_other_alone()
    {
        await using var stage = await Stage.StartAsync(TwitterApi.V2);
        var other = await stage.AddOtherAsync();

        await stage.EnsureAsync();

        Assert.Equal([other, stage.Bot.Url], stage.X.Webhooks.Select(webhook => webhook.Url.OriginalString));
    }

    [Fact]
    public async Task From_too_many_webhooks_it_names_them_and_what_to_do()
    {
        await using var stage = await Stage.StartAsync(TwitterApi.V1Premium);
        var other = await stage.AddOtherAsync();

        var error = await Assert.ThrowsAsync<RegistrationException>(stage.EnsureAsync);

        Assert.Contains("code 214", error.Message, StringComparison.Ordinal);
        Assert.Contains(other, error.Message, StringComparison.Ordinal);
        Assert.Contains("DeleteOtherWebhooks", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_too_many_webhooks_it_replaces_the_other_if_told()
    {
        await using var stage = await Stage.StartAsync(TwitterApi.V1Premium, options => options.DeleteOtherWebhooks = true);
        await stage.AddOtherAsync();

        await stage.EnsureAsync();

        Assert.Equal(stage.Bot.Url, Assert.Single(stage.X.Webhooks).Url.OriginalString);
    }

    [Theory]
    [MemberData(nameof(Apis))]
    public async Task From_missing_and_extra_users_it_adds_the_missing_and_leaves_the_extra_alone(TwitterApi api)
    {
        await using var stage = await Stage.StartAsync(api);
        await stage.EnsureAsync();
        stage.Declare("815", "816");

        await stage.EnsureAsync();

        Assert.Equal(["2244994945", "815", "816"], Assert.Single(stage.X.Webhooks).SubscribedUserIds.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Extra_users_are_ended_if_told()
    {
        await using var stage = await Stage.StartAsync(TwitterApi.V2, options => options.EndOtherSubscriptions = true);
        await stage.EnsureAsync();
        stage.Declare("815");

        await stage.EnsureAsync();

        Assert.Equal(["815"], Assert.Single(stage.X.Webhooks).SubscribedUserIds);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Without_anybody_declared_nothing_is_touched_and_the_missing_token_is_named(bool endOthers)
    {
        await using var stage = await Stage.StartAsync(TwitterApi.V2, options => options.EndOtherSubscriptions = endOthers);
        await stage.EnsureAsync();
        stage.Change(options => options.AccessToken = null);

        var error = await Assert.ThrowsAsync<TwitterCredentialsException>(stage.EnsureAsync);

        Assert.Contains("Twitter:AccessToken is not set", error.Message, StringComparison.Ordinal);
        Assert.Single(Assert.Single(stage.X.Webhooks).SubscribedUserIds);
    }

    [Fact]
    public async Task A_webhook_that_works_goes_only_when_its_successor_stands()
    {
        await using var stage = await Stage.StartAsync(TwitterApi.V2, options => options.DeleteOtherWebhooks = true);
        var other = await stage.AddOtherAsync();
        stage.Bot.AnswersChecksWrongly = true;

        await Assert.ThrowsAsync<RegistrationException>(stage.EnsureAsync);

        Assert.Equal(other, Assert.Single(stage.X.Webhooks).Url.OriginalString);
        stage.Bot.AnswersChecksWrongly = false;
        await stage.EnsureAsync();
        Assert.Equal(stage.Bot.Url, Assert.Single(stage.X.Webhooks).Url.OriginalString);
    }

    [Fact]
    public async Task A_user_who_may_not_be_subscribed_keeps_no_other_out()
    {
        await using var stage = await Stage.StartAsync(TwitterApi.V1Enterprise);
        stage.Declare(stage.X.AddUser("666", maySubscribe: false));
        stage.Declare("815");

        var error = await Assert.ThrowsAsync<RegistrationException>(stage.EnsureAsync);

        Assert.Contains("1 of 2 users", error.Message, StringComparison.Ordinal);
        Assert.Contains("666", error.Message, StringComparison.Ordinal);
        Assert.Contains("code 348", error.Message, StringComparison.Ordinal);
        Assert.Equal(["815"], Assert.Single(stage.X.Webhooks).SubscribedUserIds);
    }

    [Fact]
    public async Task A_user_of_OAuth_2_is_subscribed_and_then_left_alone()
    {
        await using var stage = await Stage.StartAsync(TwitterApi.V2);
        var ada = stage.X.AddUser("815");
        stage.Declare(UserCredentials.OAuth2(ada.OAuth2AccessToken));

        await stage.EnsureAsync();
        await stage.EnsureAsync();

        Assert.Equal(["815"], Assert.Single(stage.X.Webhooks).SubscribedUserIds);
    }

    [Fact]
    public async Task A_user_of_OAuth_2_is_told_that_v1_knows_none_such()
    {
        await using var stage = await Stage.StartAsync(TwitterApi.V1Enterprise);
        stage.Declare(UserCredentials.OAuth2("token"));

        var error = await Assert.ThrowsAsync<TwitterCredentialsException>(stage.EnsureAsync);

        Assert.Contains("UserCredentials.OAuth1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_creation_whose_answer_is_lost_is_unclear_and_found_at_the_next_look()
    {
        await using var stage = await Stage.StartAsync(TwitterApi.V2);
        var created = 0;
        await using var server = await ScriptedServer.StartAsync(asked => (asked.Method, asked.Target) switch
        {
            ("POST", "/2/webhooks") when Interlocked.Increment(ref created) > 0 => new(0),
            ("GET", var list) when list.StartsWith("/2/webhooks", StringComparison.Ordinal) => new(200, created == 0
                ? """{"meta":{"result_count":0}}"""
                : $$$"""{"data":[{"id":"7","url":"{{{stage.Bot.Url}}}","valid":true}],"meta":{"result_count":1}}"""),
            ("GET", _) => new(200, $$$"""{"data":{"subscriptions":[{"user_id":"{{{stage.X.App.Owner.Id}}}"}]}}"""),
            _ => new(500),
        });
        stage.Change(options => (options.BaseAddress, options.BearerToken) = (server.Address, "token"));

        var error = await Assert.ThrowsAsync<TwitterApiException>(stage.EnsureAsync);
        Assert.Equal(TwitterErrorKind.Unclear, error.Kind);

        Assert.Equal("7", await stage.EnsureAsync());
        Assert.Equal(1, created);
    }

    [Fact]
    public async Task The_secret_of_another_app_is_told_before_X_is_asked()
    {
        await using var stage = await Stage.StartAsync(TwitterApi.V2, secret: "another secret");

        var error = await Assert.ThrowsAsync<RegistrationException>(stage.EnsureAsync);

        Assert.Contains("Twitter:ConsumerSecret", error.Message, StringComparison.Ordinal);
        Assert.Empty(stage.X.Webhooks);
    }

    [Fact]
    public async Task A_wrong_secret_everywhere_is_told_with_Xs_words()
    {
        await using var stage = await Stage.StartAsync(TwitterApi.V1Premium, secret: "another secret", settings: settings => settings["Twitter:ConsumerSecret"] = "another secret");

        var error = await Assert.ThrowsAsync<TwitterApiException>(stage.EnsureAsync);

        Assert.Equal(TwitterErrorKind.NotAuthenticated, error.Kind);
        Assert.Contains("belong to one app", error.Message, StringComparison.Ordinal);
        Assert.Empty(stage.X.Webhooks);
    }

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

    [Fact]
    public async Task A_valid_webhook_outlives_a_moment_in_which_the_app_is_ill()
    {
        var isIll = false;
        await using var stage = await Stage.StartAsync(TwitterApi.V2, pipeline: app => app.Use((context, next) => isIll ? Status(context, 500) : next(context)));
        var id = await stage.EnsureAsync();
        isIll = true;

        Assert.Equal(id, await stage.EnsureAsync());
    }

    [Fact]
    public void The_settings_come_from_the_section_the_receiver_has()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Social:X:ConsumerSecret"] = "secret",
            ["Social:X:ConsumerKey"] = "key",
            ["Social:X:Url"] = "https://bot.example/a",
        });
        builder.Services.AddTwitterEvents(builder.Configuration.GetSection("Social:X")).EnsureRegistered();
        using var services = builder.Services.BuildServiceProvider();

        Assert.Equal("key", services.GetRequiredService<Microsoft.Extensions.Options.IOptions<TwitterManagementOptions>>().Value.ConsumerKey);
        Assert.Equal("https://bot.example/a", services.GetRequiredService<Microsoft.Extensions.Options.IOptions<TwitterRegistrationOptions>>().Value.Url);
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

    /// <summary>A fake X, a bot, and what registers it, without the service that tries again.</summary>
    private sealed class Stage : IAsyncDisposable
    {
        private readonly ServiceProvider services;

        private Stage(FakeX x, Bot bot, ServiceProvider services)
        {
            X = x;
            Bot = bot;
            this.services = services;
        }

        public FakeX X { get; }

        public Bot Bot { get; }

        private TwitterRegistrationOptions Declared =>
            services.GetRequiredService<Microsoft.Extensions.Options.IOptions<TwitterRegistrationOptions>>().Value;

        public static async Task<Stage> StartAsync(
            TwitterApi api,
            Action<TwitterRegistrationOptions>? declare = null,
            string? secret = null,
            Action<WebApplication>? pipeline = null,
            Action<Dictionary<string, string?>>? settings = null)
        {
            var x = await FakeX.StartAsync(cancellationToken: Token);
            var bot = await Bot.StartAsync(x, api, secret: secret, pipeline: pipeline);
            var values = Bot.Settings(x, api);
            settings?.Invoke(values);
            var services = new ServiceCollection().AddLogging()
                .AddTwitterManagement(new ConfigurationBuilder().AddInMemoryCollection(values).Build().GetSection("Twitter"))
                .AddSingleton<Registrar>()
                .Configure<TwitterRegistrationOptions>(options =>
                {
                    options.Url = bot.Url;
                    declare?.Invoke(options);
                });
            return new Stage(x, bot, services.BuildServiceProvider());
        }

        /// <summary>Changes the settings, as a reload does.</summary>
        public void Change(Action<TwitterManagementOptions> change) =>
            change(services.GetRequiredService<Microsoft.Extensions.Options.IOptionsMonitor<TwitterManagementOptions>>().CurrentValue);

        public Task<string> EnsureAsync() => services.GetRequiredService<Registrar>().EnsureAsync(Token);

        public void Declare(params string[] userIds) => Array.ForEach(userIds, id => Declare(X.AddUser(id)));

        public void Declare(FakeXUser user) => Declare(UserCredentials.OAuth1(user.AccessToken, user.AccessTokenSecret));

        public void Declare(UserCredentials user) => Declared.Users.Add(user);

        /// <summary>Registers another app's webhook; the same bot answers its check.</summary>
        public async Task<string> AddOtherAsync()
        {
            var url = $"{Bot.Url}?other";
            await services.GetRequiredService<ITwitterWebhooks>().CreateAsync(url, Token);
            return url;
        }

        public async ValueTask DisposeAsync()
        {
            await services.DisposeAsync();
            await Bot.DisposeAsync();
            await X.DisposeAsync();
        }
    }
}
