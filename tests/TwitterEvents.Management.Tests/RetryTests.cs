using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Time.Testing;

namespace TwitterEvents.Management.Tests;

/// <summary>What is tried again, when, and with which authorization.</summary>
public sealed class RetryTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    private bool revoked;

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(0)]
    public async Task A_call_that_only_reads_is_tried_again(int status)
    {
        var failures = 2;
        await using var server = await ScriptedServer.StartAsync(_ => new(Interlocked.Decrement(ref failures) >= 0 ? status : 200, "[]"));
        var time = new FakeTimeProvider();
        await using var client = Client.Of(server.Address, TwitterApi.V1Enterprise, time);

        var listing = client.X.ListAsync(Token);
        await time.AdvanceUntilAsync(TimeSpan.FromSeconds(1), () => listing.IsCompleted);

        Assert.Empty(await listing);
        Assert.Equal(3, server.Requests.Count);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_call_that_changes_something_is_not(int status)
    {
        await using var server = await ScriptedServer.StartAsync(status);
        await using var client = Client.Of(server.Address, TwitterApi.V1Enterprise);

        await Assert.ThrowsAsync<TwitterApiException>(() => client.X.DeleteAsync("1", Token));

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_429_that_is_a_page_is_not_Xs_limit_and_not_waited_for()
    {
        await using var server = await ScriptedServer.StartAsync(_ => new(429, "<html>Too many requests</html>", ("Retry-After", "90")));
        await using var client = Client.Of(server.Address, TwitterApi.V2, new FakeTimeProvider());

        var error = await Assert.ThrowsAsync<TwitterApiException>(() => client.X.ListAsync(Token));

        Assert.Equal(TwitterErrorKind.NotX, error.Kind);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("x-rate-limit-reset")]
    [InlineData("Retry-After")]
    public async Task After_a_429_every_call_waits_as_long_as_X_asks_and_is_signed_anew(string header)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero));
        var start = time.GetUtcNow();
        var limited = 1;
        var value = header == "Retry-After" ? "90" : (start.ToUnixTimeSeconds() + 90).ToString(CultureInfo.InvariantCulture);
        await using var server = await ScriptedServer.StartAsync(_ => Interlocked.Decrement(ref limited) >= 0 ? new(429, "", (header, value), ("Date", start.ToString("R", CultureInfo.InvariantCulture))) : new(204));
        await using var client = Client.Of(server.Address, TwitterApi.V1Enterprise, time);

        var deleting = client.X.DeleteAsync("1", Token);
        await time.AdvanceUntilAsync(TimeSpan.FromSeconds(1), () => deleting.IsCompleted);
        await deleting;

        Assert.InRange(time.GetUtcNow() - start, TimeSpan.FromSeconds(90), TimeSpan.MaxValue);
        Assert.Equal(2, server.Requests.Select(asked => WireVerifier.NonceOf(asked.Authorization)).Distinct().Count());
        Assert.Contains(client.Logs.Lines, line => line.Text.Contains("limits the rate", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_connection_that_was_never_made_is_tried_again_also_for_a_change()
    {
        var port = Ports.Free();
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero));
        await using var client = Client.Of($"http://127.0.0.1:{port}", TwitterApi.V2, time);

        var deleting = client.X.DeleteAsync("1", Token);
        await time.AdvanceUntilAsync(TimeSpan.FromSeconds(1), () => deleting.IsCompleted);
        var error = await Assert.ThrowsAsync<TwitterApiException>(() => deleting);

        Assert.Equal(TwitterErrorKind.Unreachable, error.Kind);
        Assert.Equal(3, client.Logs.Lines.Count(line => line.Text.Contains("trying again", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Why_TLS_fails_is_told()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero));
        await using var server = await ScriptedServer.StartAsync(_ => new(200, "{}"));
        await using var client = Client.Of(server.Address.Replace("http:", "https:", StringComparison.Ordinal), TwitterApi.V2, time);

        var listing = client.X.ListAsync(Token);
        await time.AdvanceUntilAsync(TimeSpan.FromSeconds(1), () => listing.IsCompleted);
        var error = (await Assert.ThrowsAsync<TwitterApiException>(() => listing)).Error;

        Assert.Equal(TwitterErrorKind.Unreachable, error.Kind);
        Assert.StartsWith("TLS failed: ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("inner exception", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wait_that_is_longer_than_the_longest_is_not_waited_whatever_the_status()
    {
        await using var server = await ScriptedServer.StartAsync(_ => new(503, "", ("Retry-After", "86400")));
        await using var client = Client.Of(server.Address, TwitterApi.V1Enterprise);

        var error = await Assert.ThrowsAsync<TwitterApiException>(() => client.X.ListAsync(Token));

        Assert.Equal(TwitterErrorKind.ServiceDown, error.Kind);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task An_answer_that_stalls_is_within_the_time_limit_of_a_try()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var time = new FakeTimeProvider();
        await using var client = Client.Of($"http://{listener.LocalEndpoint}", TwitterApi.V1Enterprise, time);
        var listing = client.X.ListAsync(Token);
        List<TcpClient> connections = [];
        var serving = Task.Run(
            async () =>
            {
                while (true)
                {
                    var connection = await listener.AcceptTcpClientAsync(Token);
                    connections.Add(connection);
                    await connection.GetStream().WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n["u8.ToArray(), Token);
                }
            },
            Token);

        await time.AdvanceUntilAsync(TimeSpan.FromSeconds(1), () => listing.IsCompleted);
        var error = await Assert.ThrowsAsync<TwitterApiException>(() => listing);

        Assert.Equal(TwitterErrorKind.AnswerLost, error.Kind);
        Assert.InRange(connections.Count, 2, 4);
        connections.ForEach(connection => connection.Dispose());
        listener.Stop();
        await serving.ContinueWith(static _ => { }, TaskScheduler.Default);
    }

    [Fact]
    public async Task A_change_that_is_refused_for_its_token_is_sent_once_and_the_next_call_has_another()
    {
        var given = 0;
        await using var server = await ScriptedServer.StartAsync(asked => asked.Target == "/oauth2/token"
            ? new(200, $$"""{"access_token":"token-{{Interlocked.Increment(ref given)}}"}""")
            : new(asked.Authorization == "Bearer token-1" ? 401 : 200, """{"data":{"deleted":true}}"""));
        await using var client = Client.Of(server.Address, TwitterApi.V2, change: options => options.BearerToken = null);

        await Assert.ThrowsAsync<TwitterApiException>(() => client.X.DeleteAsync("7", Token));
        await client.X.DeleteAsync("7", Token);

        Assert.Equal(["Bearer token-1", "Bearer token-2"], server.Requests.Where(asked => asked.Method == "DELETE").Select(asked => asked.Authorization));
    }

    [Fact]
    public async Task Calls_that_find_the_token_refused_together_all_have_the_next_one()
    {
        var given = 0;
        await using var server = await ScriptedServer.StartAsync(asked => asked.Target == "/oauth2/token"
            ? new(200, $$"""{"access_token":"token-{{Interlocked.Increment(ref given)}}"}""")
            : asked.Authorization == "Bearer token-1" && Volatile.Read(ref revoked) ? new(401) : new(200, "[]"));
        await using var client = Client.Of(server.Address, TwitterApi.V1Enterprise, change: options => options.BearerToken = null);
        revoked = false;
        await client.X.ListAsync(Token);
        revoked = true;

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => client.X.ListAsync(Token)));

        Assert.Equal(2, given);
    }

    [Theory]
    [InlineData("""{"access_token":1}""")]
    [InlineData("""{"data":{"access_token":"hush-hush"}}""")]
    public async Task An_answer_without_a_bearer_token_is_told_without_what_it_held(string body)
    {
        await using var server = await ScriptedServer.StartAsync(200, body);
        await using var client = Client.Of(server.Address, TwitterApi.V2, change: options => options.BearerToken = null);

        var error = await Assert.ThrowsAsync<TwitterApiException>(() => client.X.ListAsync(Token));

        Assert.Equal(TwitterErrorKind.NotUnderstood, error.Kind);
        Assert.DoesNotContain("hush-hush", error.ToString() + error.Error.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bearer_token_is_fetched_once_kept_and_fetched_anew_when_X_refuses_it()
    {
        var given = 0;
        var refused = "";
        await using var server = await ScriptedServer.StartAsync(asked => asked.Target switch
        {
            "/oauth2/token" => new(200, $$"""{"token_type":"bearer","access_token":"token-{{Interlocked.Increment(ref given)}}"}"""),
            _ => asked.Authorization == refused ? new(401, """{"errors":[{"code":89,"message":"Invalid or expired token."}]}""") : new(200, "[]"),
        });
        await using var client = Client.Of(server.Address, TwitterApi.V1Enterprise, change: options => options.BearerToken = null);

        await client.X.ListAsync(Token);
        await client.X.ListAsync(Token);
        Assert.Equal(1, given);
        refused = "Bearer token-1";
        await client.X.ListAsync(Token);

        Assert.Equal(2, given);
        var fetch = server.Requests.First();
        Assert.Equal(("POST", "grant_type=client_credentials"), (fetch.Method, fetch.Body));
        Assert.Equal($"Basic {Convert.ToBase64String("consumer-key:consumer-secret"u8)}", fetch.Authorization);
    }

    [Theory]
    [InlineData(TwitterApi.V2, nameof(TwitterManagementOptions.BearerToken))]
    [InlineData(TwitterApi.V1Premium, nameof(TwitterManagementOptions.ConsumerKey))]
    [InlineData(TwitterApi.V1Premium, nameof(TwitterManagementOptions.ConsumerSecret))]
    [InlineData(TwitterApi.V1Premium, nameof(TwitterManagementOptions.AccessToken))]
    [InlineData(TwitterApi.V1Premium, nameof(TwitterManagementOptions.AccessTokenSecret))]
    [InlineData(TwitterApi.V1Premium, nameof(TwitterManagementOptions.Environment))]
    public async Task A_credential_that_is_missing_is_named_before_the_call(TwitterApi api, string setting)
    {
        await using var server = await ScriptedServer.StartAsync(500);
        await using var client = Client.Of(server.Address, api, change: options =>
        {
            typeof(TwitterManagementOptions).GetProperty(setting)!.SetValue(options, "");
            if (api == TwitterApi.V2)
            {
                options.ConsumerKey = null;
            }
        });

        var error = await Assert.ThrowsAsync<TwitterCredentialsException>(() => client.X.CreateAsync("https://bot.example/", Token));

        Assert.Contains($"Twitter:{setting} is not set", error.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("http://api.example.com")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("api.x.com")]
    public async Task A_base_address_that_would_show_the_credentials_is_refused(string address)
    {
        await using var client = Client.Of(address, TwitterApi.V2);

        await Assert.ThrowsAsync<TwitterCredentialsException>(() => client.X.ListAsync(Token));
    }

    [Fact]
    public async Task No_log_line_and_no_error_shows_a_credential()
    {
        await using var server = await ScriptedServer.StartAsync(503);
        var time = new FakeTimeProvider();
        await using var client = Client.Of(server.Address, TwitterApi.V1Enterprise, time);

        var subscribing = client.X.SubscribeAsync("1", Client.User, Token);
        var listing = client.X.ListAsync(Token);
        await time.AdvanceUntilAsync(TimeSpan.FromSeconds(1), () => listing.IsCompleted);
        var errors = new[] { await Assert.ThrowsAsync<TwitterApiException>(() => subscribing), await Assert.ThrowsAsync<TwitterApiException>(() => listing) };

        string[] credentials = ["consumer-secret", "owner-secret", "token-secret", "bearer-token", "42-token", "1-owner-token"];
        var texts = client.Logs.Lines.Select(line => line.Text + line.Exception).Concat(errors.Select(error => error.ToString())).Append(Client.User.ToString());
        Assert.All(texts, text => Assert.All(credentials, secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal)));
    }
}
