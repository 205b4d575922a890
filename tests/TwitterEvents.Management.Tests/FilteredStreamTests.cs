using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TwitterEvents.Testing;

namespace TwitterEvents.Management.Tests;

/// <summary>Webhooks are linked to the filtered stream, and listed in both forms of X's answer.</summary>
public sealed class FilteredStreamTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_link_is_made_listed_and_ended(bool isArray)
    {
        await using var x = await FakeX.StartAsync(new FakeXOptions { StreamLinksInArray = isArray }, Token);
        await using var bot = await Bot.StartAsync(x, TwitterApi.XActivity);
        await using var services = new ServiceCollection().AddLogging()
            .AddTwitterManagement(new ConfigurationBuilder().AddInMemoryCollection(Bot.Settings(x, TwitterApi.XActivity)).Build().GetSection("Twitter"))
            .BuildServiceProvider();
        var stream = services.GetRequiredService<ITwitterStreamLinks>();
        var webhook = await services.GetRequiredService<ITwitterWebhooks>().CreateAsync(bot.Url, Token);
        Assert.Empty(await stream.ListAsync(Token));

        await stream.LinkAsync(webhook.Id, new Dictionary<string, string> { ["tweet.fields"] = "created_at,entities", ["expansions"] = "author_id" }, Token);

        Assert.Equal((webhook.Id, x.App.Id), Assert.Single((await stream.ListAsync(Token)).Select(static link => (link.WebhookId, link.ApplicationId))));
        Assert.All(await x.DeliverAsync(TwitterSamples.OfFamily("filtered-stream")[0], Token), static delivery => Assert.True(delivery.Succeeded));
        Assert.IsType<FilteredStreamPostEvent>(Assert.Single(bot.Events.Events).Event);

        await stream.UnlinkAsync(webhook.Id, Token);
        Assert.Empty(await stream.ListAsync(Token));
        Assert.Equal(TwitterErrorKind.NotFound, (await Assert.ThrowsAsync<TwitterApiException>(() => stream.UnlinkAsync(webhook.Id, Token))).Kind);
    }

    [Fact]
    public async Task Fields_stand_in_the_query()
    {
        await using var server = await ScriptedServer.StartAsync(200, """{"data":{"provisioned":true}}""");
        await using var client = Client.Of(server.Address, TwitterApi.XActivity);

        await client.Services.GetRequiredService<ITwitterStreamLinks>().LinkAsync("7", new Dictionary<string, string> { ["tweet.fields"] = "id,text" }, Token);

        Assert.Equal("/2/tweets/search/webhooks/7?tweet.fields=id%2Ctext", Assert.Single(server.Requests).Target);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"data":{}}""")]
    [InlineData("""{"data":[{"webhook":"7"}]}""")]
    [InlineData("""{"data":{"links":[]},"errors":[{"detail":"Not all."}]}""")]
    public async Task What_is_no_whole_list_is_none(string body)
    {
        await using var server = await ScriptedServer.StartAsync(200, body);
        await using var client = Client.Of(server.Address, TwitterApi.XActivity);

        await Assert.ThrowsAsync<TwitterApiException>(() => client.Services.GetRequiredService<ITwitterStreamLinks>().ListAsync(Token));
    }
}
