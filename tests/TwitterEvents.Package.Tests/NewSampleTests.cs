using System.Net;

namespace TwitterEvents.Package.Tests;

/// <summary>
/// Samples are the source: what a contributor gets for a new or a changed one, and nothing but a build. Which files an edit changes is tested
/// with the generator.
/// </summary>
public sealed class NewSampleTests(EditedCopy copy) : IClassFixture<EditedCopy>
{
    [Fact]
    public async Task A_new_key_gives_a_documented_property_that_a_handler_reads()
    {
        var documentation = await File.ReadAllTextAsync(copy.Documentation, TestContext.Current.CancellationToken);
        Assert.Contains("<member name=\"P:TwitterEvents.Models.Tweet.ViewCount\">", documentation, StringComparison.Ordinal);
        Assert.Contains("view_count", documentation, StringComparison.Ordinal);

        await using var app = await copy.StartAsync();
        using var x = new Webhook(app.Address);

        Assert.Equal(HttpStatusCode.OK, await x.DeliverAsync(copy.Read(EditedCopy.OwnTweet)));
        await app.WaitForLineAsync(line => line == "tweet_create_events: 1234 views");
        Assert.Equal(0, await app.TerminateAsync());
    }

    [Fact]
    public async Task A_new_folder_gives_an_event_that_a_handler_receives()
    {
        await using var app = await copy.StartAsync();
        using var x = new Webhook(app.Address);

        Assert.Equal(HttpStatusCode.OK, await x.DeliverAsync(copy.Read(EditedCopy.Poll)));
        await app.WaitForLineAsync(line => line == "poll_events 92: Cake? 41");
        Assert.Equal(HttpStatusCode.OK, await x.DeliverAsync(copy.Read(EditedCopy.PollClose)));
        await app.WaitForLineAsync(line => line == "poll.close 93: Rolls?");
        Assert.Equal(0, await app.TerminateAsync());
    }
}
