using System.Collections.Concurrent;
using System.Net;
using Acme.Repositories;

namespace TwitterEvents.AspNetCore.Tests;

/// <summary>Events of another provider, generated into an assembly of its own, whose kind a header names: from the socket to the handler.</summary>
public sealed class KindHeaderTests
{
    private const string Header = "X-GitHub-Event";
    private const string Push = """{"ref":"refs/heads/tea","after":"a1","commits":[{"id":"a1","message":"Boil"}]}""";

    [Theory]
    [InlineData(Header, "push", Push, "PushEvent push Boil")]
    [InlineData("x-github-event", "push", Push, "PushEvent push Boil")]
    [InlineData(Header, "star", """{"action":"created","sender":{"login":"cup"}}""", "StarredEvent star cup")]
    [InlineData(Header, "star", """{"sender":{"login":"cup"},"action":"deleted"}""", "rest: UnstarredEvent star")]
    [InlineData(Header, "star", """{"action":"painted","sender":{"login":"cup"}}""", "rest: UnknownStarEvent star")]
    [InlineData(Header, "fork", Push, "rest: UnknownGitHubEvent fork")]
    [InlineData(Header, "Push", Push, "rest: UnknownGitHubEvent Push")]
    [InlineData(Header, "", Push, "rest: UnknownGitHubEvent ")]
    [InlineData("X-Other-Event", "push", Push, "rest: UnknownGitHubEvent ")]
    public async Task The_header_names_the_kind(string header, string kind, string body, string handled)
    {
        var log = new ConcurrentQueue<string>();
        await using var host = await StartAsync(log);
        using var request = Signed.Post(body);
        request.Headers.TryAddWithoutValidation(header, kind);

        using var response = await host.SendAsync(request);

        Assert.Equal((HttpStatusCode.OK, handled), (response.StatusCode, Assert.Single(log)));
    }

    [Fact]
    public async Task A_header_that_is_sent_twice_names_none()
    {
        var log = new ConcurrentQueue<string>();
        await using var host = await StartAsync(log);

        var response = await host.SendRawAsync(string.Join("\r\n",
        [
            $"POST {Signed.Path} HTTP/1.1",
            "Host: localhost",
            "Connection: close",
            "Content-Type: application/json",
            $"Content-Length: {Push.Length}",
            $"{Signed.Header}: {Signed.Mac(Push, ReceiverHost.ConsumerSecret)}",
            $"{Header}: push",
            $"{Header}: star",
            "",
            Push,
        ]));

        Assert.StartsWith("HTTP/1.1 200", response, StringComparison.Ordinal);
        Assert.Equal("rest: UnknownGitHubEvent ", Assert.Single(log));
    }

    [Fact]
    public async Task The_header_is_under_no_signature_and_opens_nothing()
    {
        var log = new ConcurrentQueue<string>();
        await using var host = await StartAsync(log);
        using var request = Signed.Post(Push, secret: "another");
        request.Headers.Add(Header, "push");

        using var response = await host.SendAsync(request);

        Assert.Equal((HttpStatusCode.Unauthorized, 0), (response.StatusCode, log.Count));
    }

    private static Task<ReceiverHost> StartAsync(ConcurrentQueue<string> log) => ReceiverHost.StartAsync(builder => builder
        .UseCatalog(RepositoriesCatalog.Instance)
        .Handle<PushEvent>("push", (e, context, _) => Log(log, $"PushEvent {context.WireName} {e.Commits?[0].Message}"))
        .Handle<StarredEvent>("star", (e, context, _) => Log(log, $"StarredEvent {context.WireName} {e.Sender?.Login}"))
        .Handle<TwitterEvent>("rest", (e, context, _) => e is PushEvent or StarredEvent ? ValueTask.CompletedTask : Log(log, $"rest: {e.GetType().Name} {context.WireName}")));

    private static ValueTask Log(ConcurrentQueue<string> log, string line)
    {
        log.Enqueue(line);
        return ValueTask.CompletedTask;
    }
}
