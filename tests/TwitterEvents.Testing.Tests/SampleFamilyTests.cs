namespace TwitterEvents.Testing.Tests;

/// <summary>The samples, by family; and the requests that bring them.</summary>
public sealed class SampleFamilyTests
{
    [Fact]
    public void The_families_hold_every_sample_once()
    {
        Assert.Equal(["account-activity", "filtered-stream", "x-activity"], TwitterSamples.Families);
        Assert.Equal(TwitterSamples.All, TwitterSamples.Families.SelectMany(TwitterSamples.OfFamily));
        Assert.All(TwitterSamples.OfFamily("x-activity"), sample => Assert.Equal("x-activity", sample.Family));
    }

    [Fact]
    public void No_event_key_is_in_two_families()
    {
        Assert.All(TwitterSamples.All.GroupBy(sample => sample.EventKey), ofKey => Assert.Single(ofKey.Select(sample => sample.Family).Distinct()));
        Assert.All(TwitterSamples.All, sample => Assert.Same(sample, TwitterSamples.Get(sample.EventKey, sample.Name)));
    }

    [Fact]
    public void A_sample_that_is_none_brings_those_of_its_key_or_what_was_meant()
    {
        Assert.Contains("follow-by-user, follow, unfollow", Assert.Throws<KeyNotFoundException>(() => TwitterSamples.Get("follow_events", "folow")).Message, StringComparison.Ordinal);
        Assert.Contains("Did you mean follow_events?", Assert.Throws<KeyNotFoundException>(() => TwitterSamples.Get("follow_event", "follow")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_family_that_is_none_brings_those_there_are()
    {
        var failure = Assert.Throws<KeyNotFoundException>(() => TwitterSamples.OfFamily("x-activities"));

        Assert.Equal("There is no family 'x-activities'. There are: account-activity, filtered-stream, x-activity.", failure.Message);
    }

    [Fact]
    public void Either_secret_signs_in_the_header_that_belongs_to_it()
    {
        var url = new Uri("http://localhost/webhooks/twitter");
        var body = TwitterSamples.Get("follow.follow", "follow").Body;

        using var byConsumer = SignedRequest.Delivery(url, body, "consumer");
        using var byClient = SignedRequest.OAuth2Delivery(url, body, "client");

        Assert.True(WebhookSignature.Verify(body.Span, Assert.Single(byConsumer.Headers.GetValues(WebhookSignature.HeaderName)), "consumer"));
        Assert.True(WebhookSignature.Verify(body.Span, Assert.Single(byClient.Headers.GetValues(WebhookSignature.OAuth2HeaderName)), "client"));
        Assert.False(byClient.Headers.Contains(WebhookSignature.HeaderName));
        Assert.False(byConsumer.Headers.Contains(WebhookSignature.OAuth2HeaderName));
    }
}
