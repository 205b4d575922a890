using System.Text;
using NATS.Client.Core;
using TwitterEvents.Inbox;
using TwitterEvents.Inbox.Tests;

namespace TwitterEvents.Tool.Tests;

/// <summary><c>twitter-events inbox</c>, on a real NATS server.</summary>
public sealed class NatsInboxTests : IAsyncLifetime
{
    private readonly TempFolder folder = new();
    private readonly string name = Store.NewName();
    private NatsServer server = null!;

    public async ValueTask InitializeAsync() => server = await NatsServer.StartAsync("authorization: { user: desk, password: very-secret }");

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Dead_letters_are_seen_called_again_and_erased_and_no_password_is_shown()
    {
        var url = server.Url.Replace("://", "://desk:very-secret@", StringComparison.Ordinal);
        await using var app = await DeadLetters.StartAsync(Store.Nats(server, name, options => options.Url = url));
        await DeadLetters.PostAsync(app, "1", "2", "3");

        var status = await RunAsync("status");
        Assert.Equal((0, ""), (status.ExitCode, status.Errors));
        Assert.StartsWith($"inbox          {server.Url}, {name}, schema 1, ", status.Lines[1], StringComparison.Ordinal);
        Assert.Contains(status.Lines, static line => line.StartsWith("dead letters   3 calls", StringComparison.Ordinal));
        Assert.Contains(status.Lines, static line => line.StartsWith("handlers run   yes, in as many processes as take from it", StringComparison.Ordinal));

        Assert.Equal(["83", "82", "81"], await UsersAsync());
        var shown = await RunAsync("show", "2");
        Assert.Contains(DeadLetters.PrivateText, shown.Output, StringComparison.Ordinal);
        Assert.Equal(Encoding.UTF8.GetString(App.Body("2", "82")), (await RunAsync("show", "2", "--raw")).Output);

        app.Handle = static (_, _) => Task.CompletedTask;
        var requeued = await RunAsync("requeue", "--user", "82");
        Assert.Equal((0, "1 dead letter is called again.\n", ""), (requeued.ExitCode, requeued.Output, requeued.Errors));
        await Until.TrueAsync(() => app.Done.Contains("2"));
        Assert.Equal(["83", "81"], await UsersAsync());
        Assert.Equal(0, (await RunAsync("purge", "--user", "81", "--yes")).ExitCode);
        Assert.Equal(["83"], await UsersAsync());

        async Task<List<string?>> UsersAsync() =>
            [.. Desk.Json(await RunAsync("list", "--json"), 0).GetProperty("entries").EnumerateArray().Select(static entry => entry.GetProperty("userId").GetString())];
    }

    [Fact]
    public async Task A_dead_letter_that_is_not_called_again_because_it_runs_is_told()
    {
        var url = server.Url.Replace("://", "://desk:very-secret@", StringComparison.Ordinal);
        await using var app = await DeadLetters.StartAsync(Store.Nats(server, name, options => options.Url = url));
        await DeadLetters.PostAsync(app, "1");

        // Its claim says that it runs, as that of a call does whose last failure is being written.
        var dead = await app.Management.ListAsync(new InboxQuery { State = InboxState.Dead }, TestContext.Current.CancellationToken);
        var key = dead.Entries.Single().Call!.Call.Key;
        await using var connection = new NatsConnection(NatsOpts.Default with { Url = url });
        var until = TimeProvider.System.GetUtcNow().AddMinutes(1).ToUnixTimeMilliseconds();
        await connection.PublishAsync($"$KV.{name}-claims.{key.High:x16}{key.Low:x16}", $"1 running in:1 {until} 1", cancellationToken: TestContext.Current.CancellationToken);
        await connection.PingAsync(TestContext.Current.CancellationToken);

        var requeued = await RunAsync("requeue", "--user", "81");

        const string Stays = "1 dead letter stays: the call runs at this moment, or has failed again already. Ask again in a moment.\n";
        Assert.Equal((0, "0 dead letters are called again.\n", Stays), (requeued.ExitCode, requeued.Output, requeued.Errors));
    }

    [Fact]
    public async Task No_inbox_of_that_name_wrong_credentials_no_file_and_no_server_are_told_apart()
    {
        var none = await RunAsync("status");
        Assert.Equal((2, $"There is no inbox '{name}' on {server.Url}: an app makes it when it starts.\n"), (none.ExitCode, none.Errors));

        var refused = await RunToolAsync("--inbox", server.Url, "status");
        Assert.Equal((7, $"The NATS server {server.Url}: it refuses the credentials.\n"), (refused.ExitCode, refused.Errors));

        var file = await RunToolAsync("--inbox", server.Url, "--nats-credentials", "none.creds", "status");
        Assert.Equal((2, "--nats-credentials: there is no file none.creds.\n"), (file.ExitCode, file.Errors));

        server.Kill();
        var away = await RunAsync("status");
        Assert.Equal((4, $"The NATS server {server.Url}: it does not answer, or refuses the connection.\n"), (away.ExitCode, away.Errors));
    }

    private async Task<CommandResult> RunAsync(params string[] arguments)
    {
        var result = await RunToolAsync(
            ["--inbox", server.Url.Replace("://", "://desk:very-secret@", StringComparison.Ordinal), "--inbox-name", name, .. arguments]);
        Assert.DoesNotContain("very-secret", result.Output + result.Errors, StringComparison.Ordinal);
        return result;
    }

    private Task<CommandResult> RunToolAsync(params string[] arguments) =>
        Command.RunAsync("dotnet", [Repository.Tool, "inbox", .. arguments], folder.Root, new() { ["HOME"] = folder.Root, ["Twitter__Inbox"] = null });
}
