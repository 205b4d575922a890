using System.Text.Json;
using System.Text.RegularExpressions;

namespace TwitterEvents.Tool.Tests;

/// <summary><c>twitter-events fake-x</c>.</summary>
public sealed class FakeXTests
{
    private const string Address = @"listens on (http://[^/\s]+)\.";

    [Fact]
    public async Task It_prints_what_to_call_it_with_and_answers_and_delivers()
    {
        await using var desk = await Desk.OpenAsync();
        await using var fake = await StartAsync(desk, "--deliver-every", "0.2", "--family", "x-activity");
        await fake.WaitForLineAsync(line => line.StartsWith("# User", StringComparison.Ordinal));
        foreach (var variable in fake.Lines.Select(line => Regex.Match(line, "^export (Twitter__[A-Za-z]+)='(.*)'$")).Where(match => match.Success))
        {
            desk.Environment[variable.Groups[1].Value] = variable.Groups[2].Value;
        }

        Assert.Equal(fake.Address.GetLeftPart(UriPartial.Authority), desk.Environment["Twitter__BaseAddress"]);
        Assert.Equal("", desk.Environment["Twitter__ClientSecret"]);
        desk.Bot.CrcSecret = desk.Environment["Twitter__ConsumerSecret"]!;
        var webhookId = await desk.RegisterAsync("v2");
        await SubscribeToActivityAsync(fake, desk.Environment["Twitter__BearerToken"]!, webhookId);

        var first = await desk.Bot.NextPostAsync();
        var second = await desk.Bot.NextPostAsync();
        Assert.Equal(Bot.Mac(first.Body, desk.Bot.CrcSecret), first.Headers["x-twitter-webhooks-signature"]);
        Assert.NotEqual(first.Body, second.Body);
        await fake.WaitForLineAsync(line => line.StartsWith("POST /2/webhooks: 200", StringComparison.Ordinal));
        await fake.WaitForLineAsync(line => line.StartsWith("CRC of a new webhook: Passed", StringComparison.Ordinal));
        await fake.WaitForLineAsync(line => Regex.IsMatch(line, @"^Delivery to webhook \d+ of [a-z_, ]+(\.[a-z_.]+)+.* for user [-\d]+, attempt 1: 200\.$"));
        Assert.True(JsonElement.Parse(first.Body).GetProperty("data").ValueKind is JsonValueKind.Object or JsonValueKind.Array);
        Assert.Equal(0, await fake.TerminateAsync());
    }

    [Fact]
    public async Task With_JSON_each_line_is_a_document()
    {
        await using var desk = await Desk.OpenAsync();
        await using var fake = await RunningApp.StartAsync(
            "dotnet", [Repository.Tool, "fake-x", "--json"], desk.Folder.Root, desk.Environment, "\"baseAddress\":\"(http://[^\"]+)\"");
        var started = JsonElement.Parse(fake.Lines[0]);
        using var client = new HttpClient { BaseAddress = fake.Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", started.GetProperty("bearerToken").GetString());

        using var answer = await client.GetAsync(new Uri("/2/webhooks", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(200, (int)answer.StatusCode);
        var call = JsonElement.Parse(await fake.WaitForLineAsync(line => line.Contains("\"event\":\"call\"", StringComparison.Ordinal)));
        Assert.Equal("200", call.GetProperty("values").GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_further_user_can_subscribe_and_gets_events_of_its_own()
    {
        await using var desk = await Desk.OpenAsync();
        await using var fake = await RunningApp.StartAsync(
            "dotnet",
            [Repository.Tool, "fake-x", "--json", "--user", "42", "--deliver-every", "0.2", "--family", "account-activity"],
            desk.Folder.Root,
            desk.Environment,
            "\"baseAddress\":\"(http://[^\"]+)\"");
        var started = JsonElement.Parse(fake.Lines[0]);
        var user = Assert.Single(started.GetProperty("users").EnumerateArray());
        desk.Environment["Twitter__BaseAddress"] = started.GetProperty("baseAddress").GetString();
        desk.Environment["Twitter__BearerToken"] = started.GetProperty("bearerToken").GetString();
        desk.Environment["Twitter__ConsumerKey"] = started.GetProperty("consumerKey").GetString();
        desk.Environment["Twitter__ConsumerSecret"] = desk.Bot.CrcSecret = started.GetProperty("consumerSecret").GetString()!;
        desk.Environment["Twitter__AccessToken"] = user.GetProperty("accessToken").GetString();
        desk.Environment["Twitter__AccessTokenSecret"] = user.GetProperty("accessTokenSecret").GetString();
        await desk.RegisterAsync("v2");

        await desk.JsonAsync("subscription", "add", "--user-id", "42");

        Assert.Equal("42", JsonElement.Parse((await desk.Bot.NextPostAsync()).Body).GetProperty("for_user_id").GetString());
        Assert.Equal(0, await fake.TerminateAsync());
    }

    [Fact]
    public async Task With_a_client_secret_it_is_printed_keys_the_check_and_each_subscription_of_X_Activity_is_a_line()
    {
        await using var desk = await Desk.OpenAsync();
        await using var fake = await StartAsync(desk, "--client-secret", "--user", "42", "--deliver-every", "0.2", "--family", "x-activity");
        await fake.WaitForLineAsync(line => line.StartsWith("# User", StringComparison.Ordinal));
        foreach (var variable in fake.Lines.Select(line => Regex.Match(line, "^export (Twitter__[A-Za-z]+)='(.*)'$")).Where(match => match.Success))
        {
            desk.Environment[variable.Groups[1].Value] = variable.Groups[2].Value;
        }

        Assert.Contains($"# Users sign in at {fake.Address.GetLeftPart(UriPartial.Authority)}/i/oauth2/authorize; `twitter-events connect` leads there.", fake.Lines);
        Assert.Equal(34, desk.Environment["Twitter__ClientId"]!.Length);
        desk.Bot.CrcSecret = desk.Environment["Twitter__ClientSecret"]!;
        var id = await desk.RegisterAsync("x-activity");
        var tokens = desk.Folder.Write("tokens.json", fake.Lines.Single(line => line.StartsWith("# For --tokens FILE: ", StringComparison.Ordinal))["# For --tokens FILE: ".Length..]);

        await desk.RunAsync("activity", "add", "dm.received", "--user-id", "42", "--tokens", tokens);

        var line = await fake.WaitForLineAsync(text => text.Contains("X Activity is made", StringComparison.Ordinal));
        Assert.Matches($@"^Subscription \d+ to X Activity is made: dm\.received of user 42, to webhook {id}\.$", line);
        var post = await desk.Bot.NextPostAsync();
        Assert.Equal(Bot.Mac(post.Body, desk.Bot.CrcSecret), post.Headers["x-twitter-webhooks-signature-oauth2"]);
        Assert.Contains("\"dm.received\"", post.Body, StringComparison.Ordinal);
        Assert.Equal(0, await fake.TerminateAsync());
    }

    [Fact]
    public async Task A_delivery_over_the_stream_is_a_line_also_where_nobody_is_connected()
    {
        await using var desk = await Desk.OpenAsync();
        await using var fake = await StartAsync(desk, "--deliver-every", "0.2", "--family", "x-activity");
        var token = await fake.WaitForLineAsync(line => line.StartsWith("export Twitter__BearerToken=", StringComparison.Ordinal));
        using var client = new HttpClient { BaseAddress = fake.Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", token.Split('\'')[1]);
        using var content = new StringContent("""{"event_type":"follow.follow","filter":{"user_id":"12"}}""");
        using var subscribed = await client.PostAsync(new Uri("/2/activity/subscriptions", UriKind.Relative), content, TestContext.Current.CancellationToken);
        await fake.WaitForLineAsync(line => line == "Delivery over the stream of follow.follow for user 12, connections: 0.");

        using var stream = await client.GetAsync(
            new Uri("/2/activity/stream", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);

        await fake.WaitForLineAsync(line => line == "Delivery over the stream of follow.follow for user 12, connections: 1.");
    }

    [Fact]
    public async Task Ctrl_C_stops_it()
    {
        await using var desk = await Desk.OpenAsync();
        await using var fake = await StartAsync(desk);

        Assert.Equal(0, await fake.SignalAsync("INT"));
    }

    [Fact]
    public async Task The_secret_of_a_setting_is_used_and_not_printed()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Environment["Twitter__ClientSecret"] = "a-client-secret";
        await using var fake = await StartAsync(desk, "--secret-from", "Twitter:ConsumerSecret", "--client-secret-from", "Twitter:ClientSecret");
        await fake.WaitForLineAsync(text => text == "# Twitter__ClientSecret: that of Twitter:ClientSecret");
        var line = await fake.WaitForLineAsync(text => text.Contains("ConsumerSecret", StringComparison.Ordinal));

        Assert.Equal("# Twitter__ConsumerSecret: that of Twitter:ConsumerSecret", line);
        desk.AssertNoSecret(string.Join('\n', fake.Lines));
    }

    [Theory]
    [InlineData("ASPNETCORE_ENVIRONMENT")]
    [InlineData("DOTNET_ENVIRONMENT")]
    public async Task It_does_not_start_in_production(string variable)
    {
        await using var desk = await Desk.OpenAsync();
        desk.Environment[variable] = "Production";

        var result = await desk.RunAsync("fake-x");

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains("does not start in production", result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--allow-remote", "--listen", "http://0.0.0.0:0")]
    [InlineData("http address", "--listen", "https://127.0.0.1:0")]
    [InlineData("http address", "--listen", "nonsense")]
    [InlineData("no user's id", "--user", "nora")]
    [InlineData("seconds", "--deliver-every", "0")]
    [InlineData("'x-activities'", "--family", "x-activities")]
    [InlineData("Twitter:Nothing", "--secret-from", "Twitter:Nothing")]
    [InlineData("Twitter:Nothing", "--client-secret-from", "Twitter:Nothing")]
    public async Task Bad_usage_has_exit_code_2_and_says_why(string says, params string[] arguments)
    {
        await using var desk = await Desk.OpenAsync();

        var result = await desk.RunAsync(["fake-x", .. arguments]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(says, result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_taken_is_bad_usage()
    {
        await using var desk = await Desk.OpenAsync();

        var result = await desk.RunAsync("fake-x", "--listen", desk.X.Address.GetLeftPart(UriPartial.Authority));

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("address already in use", result.Errors, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task SubscribeToActivityAsync(RunningApp fake, string bearerToken, string webhookId)
    {
        using var client = new HttpClient { BaseAddress = fake.Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", bearerToken);
        foreach (var type in new[] { "post.create", "follow.follow" })
        {
            using var content = new StringContent($$$"""{"event_type":"{{{type}}}","filter":{"user_id":"12"},"webhook_id":"{{{webhookId}}}"}""");
            using var answer = await client.PostAsync(new Uri("/2/activity/subscriptions", UriKind.Relative), content, TestContext.Current.CancellationToken);
            Assert.Equal(200, (int)answer.StatusCode);
        }
    }

    private static Task<RunningApp> StartAsync(Desk desk, params string[] arguments) =>
        RunningApp.StartAsync("dotnet", [Repository.Tool, "fake-x", .. arguments], desk.Folder.Root, desk.Environment, Address);
}
