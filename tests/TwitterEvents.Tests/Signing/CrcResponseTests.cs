using System.Text;

namespace TwitterEvents.Tests;

/// <summary>Contract §1: the answer to a CRC token.</summary>
public sealed class CrcResponseTests
{
    [Theory]
    [InlineData("apiSecret", "test token", "sha256=O5hJl2njQRIa4vsumZ+3oom9ECR5m3aQLRZkPoYelp0=")]
    [InlineData("client-secret", "challenge_string", "sha256=bACRGErecWu2jj2NpzrZglSUmdYwRiKKEr4qwY8EfB0=")]
    [InlineData("consumer-secret", "challenge_string", "sha256=S/mG8E9n5SjoGuCqHguvP8K8uuu5ogCPF0dOpIdyZlk=")]
    [InlineData(
        "z3ZX4v7mAAUGykl3EcmkqbartmuW8VFOOzCloLx9Q45P0hLrFu",
        "9b4507b3-9040-4669-9ca3-6b94edb50553",
        "sha256=Cytd4Sq+NvEcV3MMrXxWJGJx5A+y/lXzzU2Maartkx8=")]
    public void A_token_has_its_published_response(string secret, string token, string responseToken)
    {
        Assert.Equal(responseToken, IndependentMac.Create(Encoding.UTF8.GetBytes(token), secret));

        var response = CrcResponse.Create(token, secret);

        Assert.Equal(responseToken, response.ResponseToken);
        Assert.Equal($$"""{"response_token":"{{responseToken}}"}""", Encoding.UTF8.GetString(response.ToUtf8Json()));
    }

    [Fact]
    public void A_secret_outside_ASCII_is_taken_as_UTF8() =>
        Assert.Equal(IndependentMac.Create("abc"u8, "gehéim😀"), CrcResponse.Create("abc", "gehéim😀").ResponseToken);

    [Fact]
    public void Exactly_the_characters_of_a_token_are_signed()
    {
        const string Allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=_-.~ ";
        for (var c = 0; c <= char.MaxValue; c++)
        {
            Assert.Equal(Allowed.Contains((char)c), CrcResponse.TryCreate(((char)c).ToString(), "secret", out _));
        }
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(512, true)]
    [InlineData(513, false)]
    public void A_token_has_1_to_512_characters(int length, bool isSigned) =>
        Assert.Equal(isSigned, CrcResponse.TryCreate(new string('a', length), "secret", out _));

    [Fact]
    public void No_JSON_object_is_signed()
    {
        Assert.False(CrcResponse.TryCreate("{}", "secret", out var response));
        Assert.Null(response);
    }

    [Fact]
    public void A_refused_token_throws_without_repeating_it()
    {
        var error = Assert.Throws<ArgumentException>(() => CrcResponse.Create("""{"private":1}""", "secret"));

        Assert.DoesNotContain("private", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_token_is_refused() => Assert.False(CrcResponse.TryCreate(null, "secret", out _));

    [Fact]
    public void An_empty_secret_signs_nothing() => Assert.Throws<ArgumentException>(() => CrcResponse.Create("abc", ""));
}
