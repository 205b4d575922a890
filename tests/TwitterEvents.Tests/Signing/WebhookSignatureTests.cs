using System.Text;

namespace TwitterEvents.Tests;

/// <summary>Contract §2: the signature of a body.</summary>
public sealed class WebhookSignatureTests
{
    private const string Secret = "consumer-secret";

    private static readonly byte[] Body = [.. """{"for_user_id":"2244994945","follow_events":[]}"""u8];

    [Theory]
    [InlineData("client-secret", """{"for_user_id":"2244994945","follow_events":[]}""", "sha256=5Bg4ljGblYRlSUh1r3Q/d52TsG7GmNV53cCzrrquwcw=")]
    [InlineData("consumer-secret", """{"for_user_id":"2244994945","follow_events":[]}""", "sha256=hbnk9KfP6HMZYlRvN1bQQ62z6zAyI3oqWMeXXAoQztY=")]
    [InlineData("test", "test=1&other_test=2", "sha256=25Cu3iwbbiqBTwQRzcKJZwisjf736V2Q8UaTlkfLSoc=")]
    [InlineData("test", """{"test_number":1,"test_string":"two"}""", "sha256=YWHphPn/JFq43jkF0y4/w8R/SelmLjvpunhVFY8JhlI=")]
    public void A_body_has_its_published_signature(string secret, string body, string signature)
    {
        var bytes = Encoding.UTF8.GetBytes(body);

        Assert.Equal(signature, IndependentMac.Create(bytes, secret));
        Assert.Equal(signature, WebhookSignature.Create(bytes, secret));
        Assert.True(WebhookSignature.Verify(bytes, signature, secret));
    }

    [Fact]
    public void The_raw_bytes_count_not_their_meaning()
    {
        var signature = IndependentMac.Create("""{"a":"\/"}"""u8, Secret);

        Assert.True(WebhookSignature.Verify("""{"a":"\/"}"""u8, signature, Secret));
        Assert.False(WebhookSignature.Verify("""{"a":"/"}"""u8, signature, Secret));
    }

    [Fact]
    public void A_change_of_any_bit_is_seen()
    {
        var signature = IndependentMac.Create(Body, Secret);
        for (var bit = 0; bit < Body.Length * 8; bit++)
        {
            var changed = (byte[])Body.Clone();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));

            Assert.False(WebhookSignature.Verify(changed, signature, Secret));
        }
    }

    [Fact]
    public void A_change_of_any_byte_of_the_signature_is_seen()
    {
        var mac = Convert.FromBase64String(IndependentMac.Create(Body, Secret)["sha256=".Length..]);
        for (var i = 0; i < mac.Length; i++)
        {
            var changed = (byte[])mac.Clone();
            changed[i] ^= 1;

            Assert.False(WebhookSignature.Verify(Body, "sha256=" + Convert.ToBase64String(changed), Secret));
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("sha256")]
    [InlineData("sha256=")]
    [InlineData("sha256==")]
    [InlineData("sha1=hbnk9KfP6HMZYlRvN1bQQ62z6zAyI3oqWMeXXAoQztY=")]
    [InlineData("SHA256=hbnk9KfP6HMZYlRvN1bQQ62z6zAyI3oqWMeXXAoQztY=")]
    [InlineData(" sha256=hbnk9KfP6HMZYlRvN1bQQ62z6zAyI3oqWMeXXAoQztY=")]
    [InlineData("sha256=hbnk9KfP6HMZYlRvN1bQQ62z6zAyI3oqWMeXXAoQztY= ")]
    [InlineData("sha256=hbnk9KfP6HMZYlRvN1bQQ62z6zAyI3oqWMeXXAoQztY")]
    [InlineData("sha256=hbnk9KfP6HMZYlRvN1bQQ62z6zAyI3oqWMeXXAoQ\r\n=")]
    [InlineData("sha256=\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9=")]
    [InlineData("sha256=hbnk9KfP6HMZYlRvN1bQQ62z6zAyI3oqWMeXXAoQztY=,sha256=hbnk9KfP6HMZYlRvN1bQQ62z6zAyI3oqWMeXXAoQztY=")]
    public void A_header_that_is_no_signature_is_false_and_never_throws(string? header) =>
        Assert.False(WebhookSignature.Verify(Body, header, Secret));

    [Fact]
    public void Random_headers_are_false_and_never_throw()
    {
        var random = new Random(17);
        for (var i = 0; i < 10_000; i++)
        {
            var text = string.Create(random.Next(80), random, static (span, random) =>
            {
                for (var c = 0; c < span.Length; c++)
                {
                    span[c] = (char)random.Next(0x20, 0x180);
                }
            });

            Assert.False(WebhookSignature.Verify(Body, "sha256=" + text, Secret));
        }
    }

    [Fact]
    public void An_empty_secret_verifies_nothing() =>
        Assert.Throws<ArgumentException>(() => WebhookSignature.Verify(Body, IndependentMac.Create(Body, ""), ""));
}
