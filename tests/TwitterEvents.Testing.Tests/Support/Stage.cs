using System.Text.Json.Nodes;

namespace TwitterEvents.Testing.Tests;

/// <summary>A fake X, a webhook that behaves until told otherwise, and a clock that stands still.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private Stage(FakeX x, Bot bot, SignalingTime time)
    {
        X = x;
        Bot = bot;
        Time = time;
        Api = new XClient(x, time);
        bot.CrcSecret = x.App.ClientSecret ?? x.App.ConsumerSecret;
    }

    public FakeX X { get; }

    public Bot Bot { get; }

    public SignalingTime Time { get; }

    public XClient Api { get; }

    public static async Task<Stage> StartAsync(Func<FakeXOptions, FakeXOptions>? with = null, bool hasBadCertificate = false)
    {
        var time = new SignalingTime();
        time.SetUtcNow(new DateTimeOffset(2026, 3, 4, 5, 6, 7, 89, TimeSpan.Zero));
        var options = new FakeXOptions { TimeProvider = time, CrcTimer = false };
        var x = await FakeX.StartAsync(with?.Invoke(options) ?? options, TestContext.Current.CancellationToken);
        return new Stage(x, await Bot.StartAsync(hasBadCertificate), time);
    }

    public Task<Answer> CreateAsync(FakeXApi api, string? url = null)
    {
        var text = url ?? Bot.Url;
        return api switch
        {
            FakeXApi.V1Premium => Api.AsOwner("POST", $"/1.1/account_activity/all/dev/webhooks.json?url={Uri.EscapeDataString(text)}"),
            FakeXApi.V1Enterprise => Api.AsOwner("POST", $"/1.1/account_activity/webhooks.json?url={Uri.EscapeDataString(text)}"),
            _ => Api.AsApp("POST", "/2/webhooks", new JsonObject { ["url"] = text }.ToJsonString()),
        };
    }

    public Task<Answer> ValidateAsync(FakeXWebhook webhook) => webhook.CreatedBy switch
    {
        FakeXApi.V1Premium => Api.AsOwner("PUT", $"/1.1/account_activity/all/dev/webhooks/{webhook.Id}.json"),
        FakeXApi.V1Enterprise => Api.AsOwner("PUT", $"/1.1/account_activity/webhooks/{webhook.Id}.json"),
        _ => Api.AsApp("PUT", $"/2/webhooks/{webhook.Id}"),
    };

    /// <summary>Registers the bot, and forgets the CRC of that.</summary>
    public async Task<FakeXWebhook> RegisterAsync(FakeXApi api = FakeXApi.V1Enterprise)
    {
        var answer = await CreateAsync(api);
        Assert.True(answer.Status == 200, answer.Body);
        await Bot.NextCrcAsync();
        return X.Webhooks[^1];
    }

    public async Task<FakeXUser> SubscribeAsync(FakeXWebhook webhook, string userId)
    {
        var user = X.AddUser(userId);
        var answer = await Api.As(user, "POST", $"/1.1/account_activity/webhooks/{webhook.Id}/subscriptions/all.json");
        answer.AssertEmpty(204);
        return user;
    }

    /// <summary>Registers the bot for a user without a call of the API: it gets the events of both APIs.</summary>
    public async Task<FakeXUser> RegisterForAsync(string userId)
    {
        var user = X.AddUser(userId);
        await X.RegisterAsync(new Uri(Bot.Url), user, cancellationToken: TestContext.Current.CancellationToken);
        await Bot.NextCrcAsync();
        return user;
    }

    /// <summary>Waits until X has nothing more to do; a retry that should not be due would wait for ever.</summary>
    public Task DrainAsync() => X.DrainAsync(TestContext.Current.CancellationToken).WaitAsync(Gate.Patience);

    /// <summary>The present state of a webhook.</summary>
    public FakeXWebhook Now(FakeXWebhook webhook) => X.Webhooks.Single(present => present.Id == webhook.Id);

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        await X.DisposeAsync();
        await Bot.DisposeAsync();
    }
}
