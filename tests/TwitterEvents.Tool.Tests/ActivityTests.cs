using System.Text.Json;
using TwitterEvents.Management;

namespace TwitterEvents.Tool.Tests;

/// <summary><c>twitter-events activity list|add|delete|types</c>.</summary>
public sealed class ActivityTests
{
    [Fact]
    public async Task A_subscription_is_added_listed_and_ended()
    {
        await using var desk = await Desk.OpenAsync();
        var webhookId = await desk.RegisterAsync("x-activity");

        var added = await desk.JsonAsync("activity", "add", "follow.follow", "--user-id", "42", "--direction", "inbound", "--tag", "inbox");
        var there = Assert.Single(desk.X.ActivitySubscriptions);
        Assert.Equal(("follow.follow", "42", "inbound", "inbox", webhookId), (there.EventType, there.UserId, there.Direction, there.Tag, there.WebhookId));
        Assert.Equal((there.Id, "42"), (added.GetProperty("id").GetString(), added.GetProperty("userId").GetString()));
        var other = await desk.SubscribeAsync("post.create", "7", null, null);

        var listed = (await desk.JsonAsync("activity", "list", "--user-id", "42")).GetProperty("subscriptions");
        Assert.Equal(there.Id, Assert.Single(listed.EnumerateArray()).GetProperty("id").GetString());
        var table = await desk.RunAsync("activity", "list");
        Assert.Matches($@"\n{there.Id} +follow\.follow +user 42 +inbound +{webhookId} +inbox\n", table.Output);
        Assert.Matches($@"\n{other} +post\.create +user 7 +none\n", table.Output);

        var ended = await desk.RunAsync("activity", "delete", there.Id, other);
        Assert.Equal((0, ""), (ended.ExitCode, ended.Errors));
        Assert.Contains(there.Id, ended.Output, StringComparison.Ordinal);
        Assert.Contains(other, ended.Output, StringComparison.Ordinal);
        Assert.Empty(desk.X.ActivitySubscriptions);
        Assert.Equal(0, (await desk.RunAsync("activity", "delete", there.Id)).ExitCode);
    }

    [Fact]
    public async Task What_is_there_already_is_done_and_what_is_there_otherwise_is_told_with_the_cure()
    {
        await using var desk = await Desk.OpenAsync();
        var webhookId = await desk.RegisterAsync("x-activity");
        var id = await desk.SubscribeAsync("follow.follow", "42", "inbox", webhookId);

        var again = await desk.RunAsync("activity", "add", "follow.follow", "--user-id", "42");
        var otherTag = await desk.RunAsync("activity", "add", "follow.follow", "--user-id", "42", "--tag", "desk", "--json");

        Assert.Equal(0, again.ExitCode);
        Assert.StartsWith($"Subscribed already: follow.follow of user 42 ({id})", again.Output, StringComparison.Ordinal);
        Assert.Contains($"`twitter-events activity delete {id}`", Desk.Json(otherTag, 1).GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal("inbox", Assert.Single(desk.X.ActivitySubscriptions).Tag);
    }

    [Fact]
    public async Task A_private_type_of_the_owner_takes_the_owners_tokens_and_of_others_those_of_the_file()
    {
        await using var desk = await Desk.OpenAsync();
        var user = desk.AddUser("42");
        await desk.RegisterAsync("x-activity");

        await desk.JsonAsync("activity", "add", "dm.received");
        Assert.Equal(desk.OwnerId, Assert.Single(desk.X.ActivitySubscriptions).UserId);

        var without = await desk.RunAsync("activity", "add", "dm.received", "--user-id", "42");
        Assert.Equal((2, ""), (without.ExitCode, without.Output));
        Assert.StartsWith("dm.received of user 42 is private", without.Errors, StringComparison.Ordinal);
        Assert.Contains("--tokens FILE", without.Errors, StringComparison.Ordinal);
        Assert.Single(desk.X.ActivitySubscriptions);

        await desk.JsonAsync("activity", "add", "dm.received", "--user-id", "42", "--tokens", desk.WriteTokens(isOAuth2: false, user));
        await desk.JsonAsync("activity", "add", "dm.sent", "--user-id", "42", "--tokens", desk.WriteTokens(isOAuth2: true, user));
        Assert.Equal(["dm.received", "dm.sent"], desk.X.ActivitySubscriptions.Where(item => item.UserId == "42").Select(item => item.EventType));
    }

    [Fact]
    public async Task A_user_is_found_by_the_name()
    {
        await using var desk = await Desk.OpenAsync();
        desk.AddUser("42", "ada");
        await desk.RegisterAsync("x-activity");

        var found = await desk.RunAsync("activity", "add", "post.create", "--username", "@Ada");
        var nobody = await desk.RunAsync("activity", "add", "post.create", "--username", "nobody");

        Assert.Equal(0, found.ExitCode);
        Assert.Equal("42", Assert.Single(desk.X.ActivitySubscriptions).UserId);
        Assert.Equal((2, "--username: X knows no user nobody.\n"), (nobody.ExitCode, nobody.Errors));
    }

    [Fact]
    public async Task A_keyword_and_the_app_can_be_subscribed_to()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.RegisterAsync("x-activity");

        await desk.JsonAsync("activity", "add", "news.new", "--keyword", "dotnet");
        await desk.JsonAsync("activity", "add", "oauth.revoke");

        Assert.Equal([("news.new", "dotnet", null), ("oauth.revoke", null, null)], desk.X.ActivitySubscriptions.Select(item => (item.EventType, item.Keyword, item.UserId)));
    }

    [Theory]
    [InlineData("--keyword WORD", "activity", "add", "news.new")]
    [InlineData("neither inbound (done to the user) nor outbound", "activity", "add", "follow.follow", "--direction", "both")]
    [InlineData("no user's id", "activity", "list", "--user-id", "ada")]
    [InlineData("--username", "activity", "add", "post.create", "--user-id", "ada")]
    [InlineData("no user's name", "activity", "add", "post.create", "--no-webhook", "--username", "")]
    [InlineData("no user's name", "activity", "add", "post.create", "--no-webhook", "--username", "@")]
    [InlineData("no user's name", "activity", "add", "post.create", "--no-webhook", "--username", "ada lovelace")]
    [InlineData("named twice", "activity", "add", "post.create", "--user-id", "42", "--username", "ada")]
    [InlineData("X lists no webhook", "activity", "add", "post.create", "--user-id", "42")]
    [InlineData("no subscription's id", "activity", "delete", "1,2")]
    [InlineData("--event-type TYPE", "activity", "sync")]
    [InlineData("leave it out, or --event-type", "activity", "sync", "--all", "--event-type", "post.create")]
    [InlineData("1 to 200 characters", "activity", "sync", "--event-type", "post.create", "--tag", "")]
    [InlineData("1 or more", "activity", "sync", "--event-type", "post.create", "--max", "0")]
    [InlineData("write post.create=inbound", "activity", "sync", "--event-type", "post.create", "--direction", "post.create")]
    [InlineData("not among the event types", "activity", "sync", "--event-type", "post.create", "--direction", "like.create=inbound")]
    [InlineData("--keyword WORD", "activity", "sync", "--event-type", "news.new")]
    [InlineData("cannot be read", "activity", "sync", "--event-type", "post.create", "--tokens", "nowhere.json")]
    public async Task Bad_usage_has_exit_code_2_and_names_the_cure(string says, params string[] arguments)
    {
        await using var desk = await Desk.OpenAsync();

        var result = await desk.RunAsync(arguments);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(says, result.Errors, StringComparison.Ordinal);
        Assert.Empty(desk.X.ActivitySubscriptions);
    }

    [Fact]
    public async Task A_type_that_is_not_known_is_asked_for_all_the_same_and_X_decides()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.RegisterAsync("x-activity");

        var result = await desk.RunAsync("activity", "add", "follow.folow", "--user-id", "42");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("Did you mean follow.follow or follow.unfollow?", result.Errors, StringComparison.Ordinal);
        Assert.Contains("event_type", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_types_are_listed_without_a_call_or_a_setting()
    {
        var json = await WarmTool.RunAsync(["activity", "types", "--json"], Repository.Root);
        var table = await WarmTool.RunAsync(["activity", "types"], Repository.Root);

        var types = Desk.Json(json, 0).GetProperty("eventTypes").EnumerateArray().ToDictionary(type => type.GetProperty("name").GetString()!);
        Assert.Equal(ActivityEventType.All.Count, types.Count);
        Assert.Equal((true, "dm.read", 0.010m), (types["dm.received"].GetProperty("isPrivate").GetBoolean(), types["dm.received"].GetProperty("scope").GetString(), types["dm.received"].GetProperty("price").GetDecimal()));
        Assert.Equal(JsonValueKind.Null, types["like.create"].GetProperty("price").ValueKind);
        Assert.Equal("keyword", types["news.new"].GetProperty("about").GetString());
        Assert.Contains("Price (2026-11-24)", table.Lines[0], StringComparison.Ordinal);
        Assert.Matches(@"\nfollow\.follow +public: app's bearer token +user +inbound, outbound, or both +0\.010 USD\n", table.Output);
        Assert.Matches(@"\nmute\.mute +private: user's token, scope mute\.read +user +0\.001 USD\n", table.Output);
        Assert.Matches(@"\npost\.delete +public: app's bearer token +user +free\n", table.Output);
    }
}
