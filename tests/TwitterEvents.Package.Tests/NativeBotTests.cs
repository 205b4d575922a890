using System.Net;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using TwitterEvents.Reading;
using TwitterEvents.Testing;

namespace TwitterEvents.Package.Tests;

/// <summary>A bot published with Native AOT, and run.</summary>
public sealed class NativeBotTests
{
    private const string MentionInReply =
        """{"data":{"event_uuid":"mention","event_type":"post.mention.create","filter":{"user_id":"1684207315"},"payload":{"id":"2090000000000000001"}}}""";

    private static readonly string[] Linkers = ["clang", "gcc"];

    /// <summary>The handlers of actions, and the events of both APIs that they take.</summary>
    private static readonly string[] Actions =
    [
        "IDirectMessage by direct_message_events", "IDirectMessage by dm.received", "IDirectMessage by dm.sent",
        "IFollowed by follow.follow", "IFollowed by follow_events",
        "IPostCreated by post.create", "IPostCreated by post.mention.create", "IPostCreated by post.quote.create", "IPostCreated by post.reply.create",
        "IPostCreated by post.repost.create", "IPostCreated by tweet_create_events",
    ];

    [Fact]
    public async Task A_native_bot_registers_handles_every_kind_and_refuses_a_forged_request()
    {
        Assert.SkipUnless(Linkers.Any(IsOnPath), "Native AOT needs clang or gcc to link; neither is on the PATH.");
        var restored = await Command.RunAsync("dotnet", ["restore", "tests/TwitterEvents.NativeBot", "-r", RuntimeInformation.RuntimeIdentifier], Repository.Root);
        Assert.SkipWhen(
            restored.ExitCode != 0 && restored.Output.Contains("ILCompiler", StringComparison.Ordinal),
            "Native AOT needs the ILCompiler package; no package source gives it.");
        using var folder = new TempFolder();

        // Warnings are errors here, those of trimming and of AOT among them.
        await Command.DotnetAsync(
            Repository.Root, ["publish", "tests/TwitterEvents.NativeBot", "-r", RuntimeInformation.RuntimeIdentifier, "-c", "Release", "-o", folder.Root]);
        await using var platform = await FakeX.StartAsync(new FakeXOptions { ConsumerSecret = Webhook.Secret }, TestContext.Current.CancellationToken);
        var (urls, settings) = Registered.With(platform);
        await using var app = await RunningApp.StartAsync(folder.At("TwitterEvents.NativeBot"), ["--urls", urls], folder.Root, settings);
        using var x = new Webhook(app.Address);

        await app.WaitForLineAsync(line => line.Contains("Registered: X sends to", StringComparison.Ordinal));
        var webhookId = Assert.Single(platform.Webhooks).Id;
        Assert.NotEmpty(platform.ActivitySubscriptions);
        Assert.All(platform.ActivitySubscriptions, subscription => Assert.Equal(webhookId, subscription.WebhookId));
        await x.AssertAnswersCrcAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, await x.ForgeAsync(TwitterSamples.Get("follow_events", "follow").Body));
        Assert.DoesNotContain(app.Lines, line => line.StartsWith("handled ", StringComparison.Ordinal));
        foreach (var sample in TwitterSamples.All)
        {
            Assert.Equal(HttpStatusCode.OK, await x.DeliverAsync(sample.Body));
        }

        Assert.Equal(HttpStatusCode.OK, await x.DeliverAsync(MentionInReply));
        Assert.Equal(HttpStatusCode.OK, await x.DeliverAsync(MentionInReply.Replace("mention", "reply", StringComparison.Ordinal)));

        Assert.Equal(0, await app.TerminateAsync());
        Assert.Equal(
            TwitterEventsCatalog.Instance.Kinds.Select(kind => $"handled {kind.WireName} {kind.EventType.Name}").Order(StringComparer.Ordinal),
            app.Lines.Where(line => line.StartsWith("handled ", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(
            Actions, app.Lines.Where(line => line.StartsWith('I')).Select(line => Regex.Replace(line, " .* by ", " by ")).Distinct().Order(StringComparer.Ordinal));
        Assert.Single(app.Lines, line => line.StartsWith("IPostCreated 2090000000000000001 ", StringComparison.Ordinal));
    }

    private static bool IsOnPath(string program) =>
        Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
