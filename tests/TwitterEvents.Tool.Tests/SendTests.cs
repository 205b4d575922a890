using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace TwitterEvents.Tool.Tests;

/// <summary><c>twitter-events send</c>.</summary>
public sealed class SendTests
{
    [Theory]
    [InlineData("follow_events/unfollow")]
    [InlineData("tweet_create_events")]
    public async Task A_sample_arrives_signed_with_the_secret_of_a_setting(string name)
    {
        await using var desk = await Desk.OpenAsync();

        var sent = await desk.JsonAsync("send", name, "--to", desk.Bot.Url, "--secret-from", "Twitter:ConsumerSecret");

        Assert.Equal(200, sent.GetProperty("status").GetInt32());
        Assert.True(sent.GetProperty("milliseconds").GetInt64() >= 0);
        var request = await desk.Bot.NextPostAsync();
        Assert.Equal(Bot.Mac(request.Body, desk.X.App.ConsumerSecret), request.Headers["x-twitter-webhooks-signature"]);
        Assert.Equal("application/json", request.Headers["Content-Type"]);
        Assert.True(JsonElement.Parse(request.Body).TryGetProperty(name.Split('/')[0], out _));
    }

    [Theory]
    [InlineData("Twitter__ClientSecret")]
    [InlineData("Twitter__Apps__shop__PreviousClientSecrets__0")]
    public async Task A_client_secret_signs_in_the_header_that_belongs_to_it(string variable)
    {
        await using var desk = await Desk.OpenAsync();
        desk.Environment[variable] = "0123-client-secret";

        await desk.JsonAsync("send", "follow.follow/follow", "--to", desk.Bot.Url, "--secret-from", variable.Replace("__", ":", StringComparison.Ordinal));

        var request = await desk.Bot.NextPostAsync();
        Assert.Equal(Bot.Mac(request.Body, "0123-client-secret"), request.Headers["X-Twitter-Webhooks-Signature-OAuth2"]);
        Assert.False(request.Headers.ContainsKey("x-twitter-webhooks-signature"));
        Assert.Equal("follow.follow", JsonElement.Parse(request.Body).GetProperty("data").GetProperty("event_type").GetString());
    }

    [Fact]
    public async Task A_file_and_standard_input_arrive_byte_for_byte_and_for_another_user()
    {
        const string Body = """{ "for_user_id" : "1", "text": "\u00e9\/" }""";
        await using var desk = await Desk.OpenAsync();
        var file = desk.Folder.Write("event.json", Body);

        Assert.Equal(0, (await desk.RunAsync("send", file, "--to", desk.Bot.Url)).ExitCode);
        Assert.Equal(Body, (await desk.Bot.NextPostAsync()).Body);

        Assert.Equal(0, (await desk.RunAsync(["send", "-", "--to", desk.Bot.Url, "--for-user", "42"], Body)).ExitCode);
        Assert.Equal(Body.Replace("\"1\"", "\"42\"", StringComparison.Ordinal), (await desk.Bot.NextPostAsync()).Body);
    }

    [Fact]
    public async Task Why_TLS_failed_is_told()
    {
        await using var desk = await Desk.OpenAsync();

        var result = await desk.RunAsync("send", "follow.follow/follow", "--to", desk.Bot.Url.Replace("http:", "https:", StringComparison.Ordinal));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("TLS failed: ", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("inner exception", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sample_for_another_user_stays_what_it_is()
    {
        await using var desk = await Desk.OpenAsync();

        Assert.Equal(0, (await desk.RunAsync("send", "tweet_create_events/own-tweet", "--to", desk.Bot.Url, "--for-user", "42")).ExitCode);

        var body = JsonElement.Parse((await desk.Bot.NextPostAsync()).Body);
        Assert.Equal("42", body.GetProperty("for_user_id").GetString());
        Assert.Equal("42", body.GetProperty("tweet_create_events")[0].GetProperty("user").GetProperty("id_str").GetString());
    }

    [Fact]
    public async Task An_X_Activity_sample_for_another_user_stays_what_it_is()
    {
        await using var desk = await Desk.OpenAsync();

        Assert.Equal(0, (await desk.RunAsync("send", "post.create/plain", "--to", desk.Bot.Url, "--for-user", "42")).ExitCode);

        var data = JsonElement.Parse((await desk.Bot.NextPostAsync()).Body).GetProperty("data");
        Assert.Equal("42", data.GetProperty("filter").GetProperty("user_id").GetString());
        Assert.Equal("42", data.GetProperty("payload").GetProperty("author_id").GetString());
    }

    [Fact]
    public async Task A_throw_away_secret_is_told_and_signs()
    {
        await using var desk = await Desk.OpenAsync();

        var result = await desk.RunAsync("send", "follow_events", "--to", desk.Bot.Url);

        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith("200 after ", result.Output, StringComparison.Ordinal);
        var secret = result.Errors.Split("Twitter__ConsumerSecret='")[1].Split('\'')[0];
        var request = await desk.Bot.NextPostAsync();
        Assert.Equal(Bot.Mac(request.Body, secret), request.Headers["x-twitter-webhooks-signature"]);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(204)]
    [InlineData(302)]
    [InlineData(500)]
    public async Task Any_other_answer_than_200_has_exit_code_1(int status)
    {
        await using var desk = await Desk.OpenAsync();
        desk.Bot.Post = context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        };

        var result = await desk.RunAsync("send", "follow_events", "--to", desk.Bot.Url, "--secret-from", "Twitter:ConsumerSecret", "--json");

        Assert.Equal(status, Desk.Json(result, 1).GetProperty("status").GetInt32());
        Assert.Equal(status == 401, result.Errors.Contains("another secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_answer_has_exit_code_1()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Bot.Post = Bot.HangUp;

        var sent = Desk.Json(await desk.RunAsync("send", "follow_events", "--to", desk.Bot.Url, "--secret-from", "Twitter:ConsumerSecret", "--json"), 1);

        Assert.Equal(JsonValueKind.Null, sent.GetProperty("status").ValueKind);
        Assert.NotEqual("", sent.GetProperty("failure").GetString());
    }

    [Fact]
    public async Task Where_nobody_listens_the_exit_code_is_4_with_and_without_JSON()
    {
        await using var desk = await Desk.OpenAsync();
        using var port = new TcpListener(IPAddress.Loopback, 0);
        port.Start();
        var url = $"http://{port.LocalEndpoint}/x";
        port.Stop();
        string[] arguments = ["send", "follow_events", "--to", url, "--secret-from", "Twitter:ConsumerSecret"];

        var plain = await desk.RunAsync(arguments);
        var json = Desk.Json(await desk.RunAsync([.. arguments, "--json"]), 4);

        Assert.Equal(4, plain.ExitCode);
        Assert.StartsWith("No answer after ", plain.Output, StringComparison.Ordinal);
        Assert.Equal(["url", "status", "milliseconds", "failure"], json.EnumerateObject().Select(static member => member.Name));
    }

    [Theory]
    [InlineData("--allow-remote", "follow_events", "--to", "http://bot.example.com/x")]
    [InlineData("--allow-remote", "follow_events", "--to", "https://192.0.2.1/x", "--secret-from", "Twitter:ConsumerSecret")]
    [InlineData("no http", "follow_events", "--to", "ftp://localhost/x")]
    [InlineData("follow_events/unfollow", "follow_events/none", "--to", "http://localhost:1/x")]
    [InlineData("Did you mean follow_events/unfollow?", "UnfollowEvent", "--to", "http://localhost:1/x")]
    [InlineData("`twitter-events samples list` has all.", "nothing", "--to", "http://localhost:1/x")]
    [InlineData("Twitter:Nothing", "follow_events", "--to", "http://localhost:1/x", "--secret-from", "Twitter:Nothing")]
    public async Task What_is_not_sent_is_bad_usage_and_says_why(string says, params string[] arguments)
    {
        await using var desk = await Desk.OpenAsync();

        var result = await desk.RunAsync(["send", .. arguments]);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(says, result.Errors, StringComparison.Ordinal);
    }
}
