using System.Net;
using System.Text;

namespace TwitterEvents.AspNetCore.Tests;

/// <summary>The signature of a delivery over HTTP: contract §2.</summary>
public sealed class SignatureTests
{
    private const string Vector = """{"for_user_id":"2244994945","follow_events":[]}""";

    private static readonly string Body = Signed.Event();

    private static Dictionary<string, string?> ConsumerOnly => new() { ["Twitter:ConsumerSecret"] = "consumer-secret" };

    private static Dictionary<string, string?> ClientOnly => new() { ["Twitter:ClientSecret"] = "client-secret" };

    private static Dictionary<string, string?> Both =>
        new() { ["Twitter:ConsumerSecret"] = "consumer-secret", ["Twitter:ClientSecret"] = "client-secret" };

    [Theory]
    [InlineData("client-secret", Vector, "sha256=5Bg4ljGblYRlSUh1r3Q/d52TsG7GmNV53cCzrrquwcw=")]
    [InlineData("consumer-secret", Vector, "sha256=hbnk9KfP6HMZYlRvN1bQQ62z6zAyI3oqWMeXXAoQztY=")]
    [InlineData("test", """{"test_number":1,"test_string":"two"}""", "sha256=YWHphPn/JFq43jkF0y4/w8R/SelmLjvpunhVFY8JhlI=")]
    public async Task A_published_signature_is_accepted(string secret, string body, string signature)
    {
        await using var host = await ReceiverHost.StartAsync(settings: new() { ["Twitter:ConsumerSecret"] = secret });

        Assert.Equal(HttpStatusCode.OK, await PostAsync(host, body, (Signed.Header, signature)));
    }

    [Fact]
    public async Task The_published_signature_of_a_form_passes_the_MAC_and_is_refused_as_no_object()
    {
        await using var host = await ReceiverHost.StartAsync(settings: new() { ["Twitter:ConsumerSecret"] = "test" });

        var status = await PostAsync(
            host, "test=1&other_test=2", (Signed.Header, "sha256=25Cu3iwbbiqBTwQRzcKJZwisjf736V2Q8UaTlkfLSoc="));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(1, host.Rejected("body_not_an_object"));
    }

    [Theory]
    [InlineData("", "signature_prefix")]
    [InlineData("sha1=hbnk9KfP6HMZYlRvN1bQQ62z6zAyI3oqWMeXXAoQztY=", "signature_prefix")]
    [InlineData("SHA256=hbnk9KfP6HMZYlRvN1bQQ62z6zAyI3oqWMeXXAoQztY=", "signature_prefix")]
    [InlineData("hbnk9KfP6HMZYlRvN1bQQ62z6zAyI3oqWMeXXAoQztY=", "signature_prefix")]
    [InlineData("sha256=", "signature_length")]
    [InlineData("sha256=hbnk9KfP6HMZYlRvN1bQQ62z6zAyI3oqWMeXXAoQztY", "signature_length")]
    [InlineData("sha256=aGVsbG8=", "signature_length")]
    [InlineData("sha256=hbnk9KfP6HMZYlRvN1bQQ62z6zAyI3oqWMeXXAoQztY==", "signature_length")]
    [InlineData("sha256=!!!!9KfP6HMZYlRvN1bQQ62z6zAyI3oqWMeXXAoQztY=", "signature_not_base64")]
    [InlineData("sha256=hbnk 9KfP6HMZYlRvN1bQQ62z6zAyI3oqWMeXXAoQzt=", "signature_not_base64")]
    [InlineData("sha256=hbnk9KfP6HMZYlRvN1bQQ62z6zAyI3oqWMeXXAoQzt==", "signature_not_base64")]
    [InlineData("sha256=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "signature_mismatch")]
    public async Task A_header_that_does_not_sign_the_body_is_answered_401(string header, string reason)
    {
        var handled = 0;
        await using var host = await ReceiverHost.StartAsync(
            handlers => handlers.Handle<TwitterEvent>("Any", (_, _, _) => { handled++; return default; }));

        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(host, Body, (Signed.Header, header)));
        Assert.Equal(1, host.Rejected(reason));
        Assert.Contains(host.Logs.OfReceiver, line => line.Text.Contains(reason, StringComparison.Ordinal));
        Assert.DoesNotContain(host.Logs.Lines, line => line.Exception is not null);
        Assert.Equal(0, handled);
    }

    [Fact]
    public async Task No_header_is_answered_401()
    {
        await using var host = await ReceiverHost.StartAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(host, Body));
        Assert.Equal(1, host.Rejected("signature_missing"));
    }

    [Fact]
    public async Task The_signature_of_another_body_is_answered_401()
    {
        await using var host = await ReceiverHost.StartAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(host, Body, (Signed.Header, Signed.Mac(Body + " ", "consumer-secret"))));
    }

    [Fact]
    public async Task The_answer_tells_a_stranger_nothing_about_why()
    {
        await using var host = await ReceiverHost.StartAsync();
        using var missing = Signed.Unsigned(Encoding.UTF8.GetBytes(Body));
        using var wrong = Signed.Post(Body, secret: "another");

        using var first = await host.SendAsync(missing);
        using var second = await host.SendAsync(wrong);

        var token = TestContext.Current.CancellationToken;
        Assert.Equal(await first.Content.ReadAsStringAsync(token), await second.Content.ReadAsStringAsync(token));
    }

    [Theory]
    [InlineData(Signed.Header)]
    [InlineData(Signed.OAuth2Header)]
    public async Task A_header_that_stands_twice_is_answered_401_even_if_both_are_right(string name)
    {
        await using var host = await ReceiverHost.StartAsync(settings: Both);
        var bytes = Encoding.UTF8.GetBytes(Body);
        var mac = Signed.Mac(Body, name == Signed.Header ? "consumer-secret" : "client-secret");

        var answer = await host.SendRawAsync(RawConnection.PostHead(bytes.Length, $"{name}: {mac}", $"{name}: {mac}"), bytes);

        Assert.StartsWith("HTTP/1.1 401", answer, StringComparison.Ordinal);
        Assert.Equal(1, host.Rejected("signature_repeated"));
    }

    [Fact]
    public async Task The_name_of_the_header_may_be_in_any_case()
    {
        await using var host = await ReceiverHost.StartAsync();

        Assert.Equal(HttpStatusCode.OK, await PostAsync(host, Body, ("X-TWITTER-Webhooks-Signature", Signed.Mac(Body, "consumer-secret"))));
    }

    [Fact]
    public async Task The_OAuth2_header_is_checked_with_the_client_secret()
    {
        await using var host = await ReceiverHost.StartAsync(settings: ClientOnly);

        Assert.Equal(HttpStatusCode.OK, await PostAsync(host, Body, (Signed.OAuth2Header, Signed.Mac(Body, "client-secret"))));
    }

    [Theory]
    [InlineData(Signed.Header, "client-secret")]
    [InlineData(Signed.OAuth2Header, "consumer-secret")]
    public async Task A_header_is_never_checked_with_the_other_kind_of_secret(string name, string secret)
    {
        await using var host = await ReceiverHost.StartAsync(settings: Both);

        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(host, Body, (name, Signed.Mac(Body, secret))));
        Assert.Equal(1, host.Rejected("signature_mismatch"));
    }

    [Fact]
    public async Task If_the_OAuth2_header_counts_it_alone_decides()
    {
        await using var host = await ReceiverHost.StartAsync(settings: Both);
        var right = Signed.Mac(Body, "consumer-secret");
        var wrong = Signed.Mac("{}", "client-secret");

        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(host, Body, (Signed.Header, right), (Signed.OAuth2Header, wrong)));
        Assert.Equal(
            HttpStatusCode.OK,
            await PostAsync(host, Body, (Signed.Header, "sha256=wrong"), (Signed.OAuth2Header, Signed.Mac(Body, "client-secret"))));
    }

    [Fact]
    public async Task A_header_whose_kind_has_no_secret_counts_as_absent()
    {
        await using var consumer = await ReceiverHost.StartAsync(settings: ConsumerOnly);
        await using var client = await ReceiverHost.StartAsync(settings: ClientOnly);
        var right = Signed.Mac(Body, "consumer-secret");

        Assert.Equal(HttpStatusCode.OK, await PostAsync(consumer, Body, (Signed.Header, right), (Signed.OAuth2Header, "anything")));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(client, Body, (Signed.Header, right)));
        Assert.Equal(1, client.Rejected("signature_secret_unset"));
    }

    private static async Task<HttpStatusCode> PostAsync(ReceiverHost host, string body, params (string Name, string Value)[] headers)
    {
        using var request = Signed.Unsigned(Encoding.UTF8.GetBytes(body));
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await host.SendAsync(request);
        return response.StatusCode;
    }
}
