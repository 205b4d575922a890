using System.Net;
using System.Text;
using System.Text.Json;

namespace TwitterEvents.AspNetCore.Tests;

/// <summary>The challenge-response check over HTTP: contract §1.</summary>
public sealed class CrcTests
{
    [Theory]
    [InlineData("apiSecret", "test+token", "sha256=O5hJl2njQRIa4vsumZ+3oom9ECR5m3aQLRZkPoYelp0=")]
    [InlineData("client-secret", "challenge_string", "sha256=bACRGErecWu2jj2NpzrZglSUmdYwRiKKEr4qwY8EfB0=")]
    [InlineData("consumer-secret", "challenge_string", "sha256=S/mG8E9n5SjoGuCqHguvP8K8uuu5ogCPF0dOpIdyZlk=")]
    [InlineData(
        "z3ZX4v7mAAUGykl3EcmkqbartmuW8VFOOzCloLx9Q45P0hLrFu",
        "9b4507b3-9040-4669-9ca3-6b94edb50553",
        "sha256=Cytd4Sq+NvEcV3MMrXxWJGJx5A+y/lXzzU2Maartkx8=")]
    public async Task A_token_is_answered_with_its_published_response(string secret, string inUrl, string responseToken)
    {
        await using var host = await ReceiverHost.StartAsync(settings: new() { ["Twitter:ConsumerSecret"] = secret });

        using var response = await host.GetAsync($"{Signed.Path}?crc_token={inUrl}");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal($$"""{"response_token":"{{responseToken}}"}""", body);
    }

    [Fact]
    public async Task The_request_seen_in_a_server_log_is_answered()
    {
        await using var host = await ReceiverHost.StartAsync();
        const string Token = "M2RkODJkZmMtYjlkYi00NmQ4LTk0MGUtM2JjYzkwM2Q4MjQ0";

        using var response = await host.GetAsync($"{Signed.Path}?crc_token={Token}&nonce=MTc2OTUxODI5MjkxNA");

        await AssertSignedAsync(response, Token);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("AZaz09+/=_-.~ ")]
    [InlineData("a+b/c==")]
    [InlineData(" ")]
    public async Task Token_shaped_text_is_signed_as_it_is_after_URL_decoding(string token)
    {
        await using var host = await ReceiverHost.StartAsync();

        using var response = await host.GetAsync($"{Signed.Path}?crc_token={Uri.EscapeDataString(token)}");

        await AssertSignedAsync(response, token);
    }

    [Fact]
    public async Task A_token_of_512_characters_is_signed()
    {
        await using var host = await ReceiverHost.StartAsync();
        var token = new string('a', 512);

        using var response = await host.GetAsync($"{Signed.Path}?crc_token={token}");

        await AssertSignedAsync(response, token);
    }

    [Theory]
    [InlineData("", "crc_token_missing")]
    [InlineData("?nonce=1", "crc_token_missing")]
    [InlineData("?crc_token=", "crc_token_empty")]
    [InlineData("?crc_token", "crc_token_empty")]
    [InlineData("?crc_token=a&crc_token=b", "crc_token_repeated")]
    [InlineData("?crc_token=a&CRC_TOKEN=a", "crc_token_repeated")]
    [InlineData("?crc_token=%7B%7D", "crc_token_not_token_shaped")]
    [InlineData("?crc_token=%22a%22", "crc_token_not_token_shaped")]
    [InlineData("?crc_token=%5B1,2%5D", "crc_token_not_token_shaped")]
    [InlineData("?crc_token=a%0Ab", "crc_token_not_token_shaped")]
    [InlineData("?crc_token=a%09b", "crc_token_not_token_shaped")]
    [InlineData("?crc_token=%00", "crc_token_not_token_shaped")]
    [InlineData("?crc_token=%EF%BB%BFa", "crc_token_not_token_shaped")]
    [InlineData("?crc_token=caf%C3%A9", "crc_token_not_token_shaped")]
    [InlineData("?crc_token=a:b", "crc_token_not_token_shaped")]
    [InlineData("?crc_token=a%", "crc_token_not_token_shaped")]
    public async Task Anything_else_is_answered_400(string query, string reason)
    {
        await using var host = await ReceiverHost.StartAsync();

        using var response = await host.GetAsync(Signed.Path + query);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(1, host.Rejected(reason));
        Assert.DoesNotContain("sha256=", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_of_513_characters_is_answered_400()
    {
        await using var host = await ReceiverHost.StartAsync();

        using var response = await host.GetAsync($"{Signed.Path}?crc_token={new string('a', 513)}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(1, host.Rejected("crc_token_too_long"));
    }

    [Fact]
    public async Task A_refused_token_is_logged_by_length_and_character_category_without_its_text()
    {
        await using var host = await ReceiverHost.StartAsync(handlers => handlers.Handle<TwitterEvent>("One", (_, _, _) => default));

        using var response = await host.GetAsync($"{Signed.Path}?crc_token=abc%7Bsecretive");

        var line = Assert.Single(host.Logs.OfReceiver);
        Assert.Contains("13 characters", line.Text, StringComparison.Ordinal);
        Assert.Contains("OpenPunctuation", line.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("secretive", line.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("secretive", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_thousand_random_JSON_objects_are_never_signed()
    {
        await using var host = await ReceiverHost.StartAsync();
        var random = new Random(20260127);
        for (var i = 0; i < 1_000; i++)
        {
            var body = RandomJson.Object(random);

            using var response = await host.GetAsync($"{Signed.Path}?crc_token={Uri.EscapeDataString(body)}");

            Assert.True(response.StatusCode == HttpStatusCode.BadRequest, body);
        }
    }

    [Theory]
    [InlineData("42")]
    [InlineData("-1.5")]
    [InlineData("true")]
    [InlineData("null")]
    [InlineData("M2RkODJkZmMtYjlkYi00NmQ4")]
    [InlineData(" ")]
    public async Task What_GET_signs_is_refused_as_a_body_and_reaches_no_handler(string text)
    {
        var handled = 0;
        await using var host = await ReceiverHost.StartAsync(handlers => handlers
            .Handle<TwitterEvent>("Any", (_, _, _) => { handled++; return default; })
            .Handle<MalformedDelivery>("Malformed", (_, _, _) => { handled++; return default; }));
        using var answer = await host.GetAsync($"{Signed.Path}?crc_token={Uri.EscapeDataString(text)}");
        var minted = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
            .RootElement.GetProperty("response_token").GetString()!;

        using var forged = Signed.Unsigned(Encoding.UTF8.GetBytes(text));
        forged.Headers.Add(Signed.Header, minted);
        using var response = await host.SendAsync(forged);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(1, host.Rejected("body_not_an_object"));
        Assert.Equal(0, handled);
    }

    [Fact]
    public async Task A_signature_on_the_check_itself_is_not_verified()
    {
        await using var host = await ReceiverHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Signed.Path}?crc_token=abc");
        request.Headers.Add(Signed.Header, "sha256=nonsense");

        using var response = await host.SendAsync(request);

        await AssertSignedAsync(response, "abc");
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("HEAD")]
    [InlineData("PATCH")]
    [InlineData("OPTIONS")]
    public async Task Other_methods_are_answered_405(string method)
    {
        await using var host = await ReceiverHost.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), $"{Signed.Path}?crc_token=abc");

        using var response = await host.SendAsync(request);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }

    private static async Task AssertSignedAsync(HttpResponseMessage response, string token)
    {
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(Signed.Mac(token, ReceiverHost.ConsumerSecret), json.RootElement.GetProperty("response_token").GetString());
    }
}
