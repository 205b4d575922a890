using Microsoft.Extensions.Logging;

namespace TwitterEvents.Testing.Tests;

/// <summary>What keeps a fake X off the world.</summary>
public sealed class SafetyTests
{
    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://192.0.2.1:80")]
    [InlineData("http://example.com")]
    public async Task It_listens_on_loopback_only(string address)
    {
        var options = new FakeXOptions { ListenOn = new Uri(address) };

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => FakeX.StartAsync(options, TestContext.Current.CancellationToken));

        Assert.Contains("loopback", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(FakeXOptions.AllowRemote), refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_listens_elsewhere_where_that_is_allowed()
    {
        var options = new FakeXOptions { ListenOn = new Uri("http://0.0.0.0:0"), AllowRemote = true };

        await using var x = await FakeX.StartAsync(options, TestContext.Current.CancellationToken);

        Assert.NotEqual(0, x.Address.Port);
    }

    [Fact]
    public async Task An_option_that_makes_no_sense_is_named()
    {
        (string Name, FakeXOptions Options)[] wrong =
        [
            (nameof(FakeXOptions.ConsumerSecret), new() { ConsumerSecret = "" }),
            (nameof(FakeXOptions.ClientSecret), new() { ClientSecret = "" }),
            (nameof(FakeXOptions.BearerToken), new() { BearerToken = "" }),
            (nameof(FakeXOptions.OwnerId), new() { OwnerId = "ada" }),
            (nameof(FakeXOptions.OwnerId), new() { OwnerId = new string('1', 20) }),
            (nameof(FakeXOptions.OwnerUsername), new() { OwnerUsername = "@ada" }),
            (nameof(FakeXOptions.StreamKeepAlive), new() { StreamKeepAlive = TimeSpan.Zero }),
            (nameof(FakeXOptions.CrcInterval), new() { CrcInterval = TimeSpan.Zero }),
        ];

        foreach (var (name, options) in wrong)
        {
            var refusal = await Assert.ThrowsAsync<ArgumentException>(() => FakeX.StartAsync(options, TestContext.Current.CancellationToken));

            Assert.StartsWith($"FakeXOptions: {name} is ", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task It_listens_on_http()
    {
        var options = new FakeXOptions { ListenOn = new Uri("https://127.0.0.1:0") };

        await Assert.ThrowsAsync<ArgumentException>(() => FakeX.StartAsync(options, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Each_has_secrets_of_its_own()
    {
        await using var one = await FakeX.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        await using var other = await FakeX.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        string[] all = [.. Secrets(one), .. Secrets(other), .. Secrets(one.AddUser("1")), .. Secrets(one.AddUser("1"))];
        Assert.Equal(all, all.Distinct());
        Assert.StartsWith("12-", one.AddUser("12").AccessToken, StringComparison.Ordinal);
        Assert.Equal("127.0.0.1", one.Address.Host);
    }

    [Fact]
    public async Task Nothing_secret_is_logged()
    {
        using var logs = new CollectedLogs();
        using var loggers = LoggerFactory.Create(builder => builder.SetMinimumLevel(LogLevel.Trace).AddProvider(logs));
        await using var stage = await Stage.StartAsync(
            options => options with { LoggerFactory = loggers, ClientSecret = "the-client-secret" });
        var user = await stage.SubscribeAsync(await stage.RegisterAsync(), "12");

        await stage.X.DeliverAsync(TwitterSamples.Get("follow_events", "follow"), user, TestContext.Current.CancellationToken);
        await stage.X.CheckWebhooksAsync(TestContext.Current.CancellationToken);
        await stage.CreateAsync(FakeXApi.V2, "https://bot.example.com/");

        Assert.NotEmpty(logs.OfReceiver);
        Assert.All(
            logs.Lines,
            line => Assert.All(
                (string[])[.. Secrets(stage.X), .. Secrets(user), "the-client-secret"],
                secret => Assert.DoesNotContain(secret, line.Text, StringComparison.Ordinal)));
    }

    [Fact]
    public void Options_do_not_print_their_secrets() =>
        Assert.DoesNotContain("word", new FakeXOptions { ConsumerSecret = "word" }.ToString(), StringComparison.Ordinal);

    [Fact]
    public async Task What_is_given_is_used()
    {
        var options = new FakeXOptions
        {
            ConsumerKey = "1",
            ConsumerSecret = "2",
            ClientSecret = "3",
            BearerToken = "4",
            OwnerId = "5",
            OwnerAccessToken = "6",
            OwnerAccessTokenSecret = "7",
        };

        await using var x = await FakeX.StartAsync(options, TestContext.Current.CancellationToken);

        Assert.Equal(["1", "2", "3", "4"], [x.App.ConsumerKey, x.App.ConsumerSecret, x.App.ClientSecret, x.App.BearerToken]);
        Assert.Equal(["5", "6", "7"], [x.App.Owner.Id, x.App.Owner.AccessToken, x.App.Owner.AccessTokenSecret]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("name")]
    [InlineData("-1")]
    public async Task A_users_id_is_digits(string id)
    {
        await using var x = await FakeX.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.ThrowsAny<ArgumentException>(() => x.AddUser(id));
    }

    private static string[] Secrets(FakeX x) =>
        [x.App.ConsumerKey, x.App.ConsumerSecret, x.App.BearerToken, .. Secrets(x.App.Owner)];

    private static string[] Secrets(FakeXUser user) => [user.AccessToken, user.AccessTokenSecret];
}
