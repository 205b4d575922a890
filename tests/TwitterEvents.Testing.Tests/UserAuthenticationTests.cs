using System.Text;

namespace TwitterEvents.Testing.Tests;

/// <summary>OAuth 1.0a, user context: contract §8 and §4.3.</summary>
public sealed class UserAuthenticationTests
{
    private const string Path = "/1.1/account_activity/all/webhooks.json";

    [Fact]
    public async Task Three_hundred_random_requests_are_verified()
    {
        await using var stage = await Stage.StartAsync(options => options with { RateLimits = false });
        var random = new Random(20260304);
        for (var i = 0; i < 300; i++)
        {
            var path = $"{Path}?{RandomQuery(random)}";

            var answer = await stage.Api.AsOwner("GET", path);

            Assert.True(answer.Status == 200, path);
        }
    }

    [Fact]
    public async Task The_parameters_of_a_form_are_signed_too()
    {
        await using var stage = await Stage.StartAsync();
        const string Create = "/1.1/account_activity/webhooks.json";
        var header = stage.Api.Signer(stage.X.App.Owner).Header("POST", new Uri(stage.X.Address, Create), ("url", stage.Bot.Url));
        using var form = new FormUrlEncodedContent([new("url", stage.Bot.Url)]);

        var answer = await stage.Api.SendAsync("POST", Create, header, form);

        Assert.Equal(200, answer.Status);
        Assert.Single(stage.X.Webhooks);
    }

    [Fact]
    public async Task A_JSON_body_takes_no_part_in_the_signature()
    {
        await using var stage = await Stage.StartAsync();

        var answer = await stage.Api.AsOwner("POST", "/2/webhooks", $$"""{"url":"{{stage.Bot.Url}}"}""");

        Assert.Equal(200, answer.Status);
    }

    [Fact]
    public async Task Without_credentials_the_answer_is_code_32()
    {
        await using var stage = await Stage.StartAsync();

        (await stage.Api.SendAsync("GET", Path, authorization: null)).AssertError(401, 32, "Could not authenticate you.");
    }

    [Theory]
    [InlineData("OAuth")]
    [InlineData("OAuth ")]
    [InlineData("OAuth nonsense")]
    [InlineData("OAuth oauth_token=unquoted")]
    [InlineData("OAuth oauth_nonce=\"a\", oauth_nonce=\"a\"")]
    [InlineData("Basic YTpi")]
    [InlineData("Token abc")]
    public async Task Malformed_credentials_are_code_32(string header)
    {
        await using var stage = await Stage.StartAsync();

        (await stage.Api.SendAsync("GET", Path, header)).AssertError(401, 32, "Could not authenticate you.");
    }

    [Fact]
    public async Task A_signature_with_another_secret_is_code_32()
    {
        await using var stage = await Stage.StartAsync();
        var signer = stage.Api.Signer(stage.X.App.Owner);

        (await stage.Api.As(signer with { ConsumerSecret = "other" }, "GET", Path)).AssertError(401, 32, "Could not authenticate you.");
        (await stage.Api.As(signer with { TokenSecret = "other" }, "GET", Path)).AssertError(401, 32, "Could not authenticate you.");
        (await stage.Api.As(signer with { ConsumerKey = "other" }, "GET", Path)).AssertError(401, 32, "Could not authenticate you.");
    }

    [Fact]
    public async Task A_signature_of_another_request_is_code_32()
    {
        await using var stage = await Stage.StartAsync();
        var signer = stage.Api.Signer(stage.X.App.Owner);
        var uri = new Uri(stage.X.Address, Path + "?a=1");

        (await stage.Api.SendAsync("GET", Path + "?a=2", signer.Header("GET", uri))).AssertError(401, 32);
        (await stage.Api.SendAsync("GET", Path + "?a=1", signer.Header("POST", uri))).AssertError(401, 32);
        Assert.Equal(200, (await stage.Api.SendAsync("GET", Path + "?a=1", signer.Header("GET", uri))).Status);
    }

    [Fact]
    public async Task An_unknown_token_is_code_89()
    {
        await using var stage = await Stage.StartAsync();
        var signer = stage.Api.Signer(stage.X.App.Owner) with { Token = "1-unknown" };

        (await stage.Api.As(signer, "GET", Path)).AssertError(401, 89, "Invalid or expired token.");
    }

    [Theory]
    [InlineData(-300, 200)]
    [InlineData(300, 200)]
    [InlineData(-301, 401)]
    [InlineData(302, 401)]
    public async Task A_timestamp_counts_for_five_minutes(int secondsAhead, int status)
    {
        await using var stage = await Stage.StartAsync();
        stage.Time.SetUtcNow(new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero) + TimeSpan.FromHours(1));
        var signer = stage.Api.Signer(stage.X.App.Owner) with { ClockAhead = TimeSpan.FromSeconds(secondsAhead) };

        Assert.Equal(status, (await stage.Api.As(signer, "GET", Path)).Status);
    }

    [Fact]
    public async Task A_nonce_counts_once()
    {
        await using var stage = await Stage.StartAsync();
        var signer = stage.Api.Signer(stage.X.App.Owner);

        Assert.Equal(200, (await stage.Api.As(signer, "GET", Path)).Status);
        (await stage.Api.As(signer, "GET", Path)).AssertError(401, 32, "Could not authenticate you.");
        Assert.Equal(200, (await stage.Api.As(signer with { Nonce = "another" }, "GET", Path)).Status);
    }

    [Fact]
    public async Task Only_the_owner_of_the_app_registers_webhooks()
    {
        await using var stage = await Stage.StartAsync();
        var other = stage.X.AddUser("12");

        (await stage.Api.As(other, "POST", "/1.1/account_activity/webhooks.json?url=x")).AssertError(403, 200, "Forbidden.");
        var ownersOtherToken = stage.X.AddUser(stage.X.App.Owner.Id);
        (await stage.Api.As(ownersOtherToken, "POST", "/1.1/account_activity/webhooks.json?url=x")).AssertError(403, 214);
    }

    private static string RandomQuery(Random random)
    {
        var parameters = Enumerable.Range(0, random.Next(6)).Select(_ => $"{RandomText(random)}={RandomText(random)}").ToList();
        return string.Join('&', parameters.Concat(parameters.Take(random.Next(2))));
    }

    private static string RandomText(Random random)
    {
        const string Alphabet = "aB1-._~ !*'()+/&=?%\"äß漢字€,;:@$#[]{}|\\^`<>";
        var text = new StringBuilder();
        for (var i = random.Next(1, 12); i > 0; i--)
        {
            text.Append(random.Next(12) == 0 ? "🎂" : Alphabet[random.Next(Alphabet.Length)]);
        }

        return Uri.EscapeDataString(text.ToString());
    }
}
