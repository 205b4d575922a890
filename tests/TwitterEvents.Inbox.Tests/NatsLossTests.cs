using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using NATS.Client.Core;
using NATS.Client.JetStream;
using NATS.Client.JetStream.Models;
using TwitterEvents.Nats;

namespace TwitterEvents.Inbox.Tests;

/// <summary>What was made on a server is deleted there while apps run, or its disk is lost: it is made anew, and no app is started again.</summary>
public sealed class NatsLossTests : IAsyncLifetime
{
    /// <summary>Within which all goes on.</summary>
    private const int Seconds = 20;

    /// <summary>A server that lets nobody make anything.</summary>
    private const string MakesNothing =
        """
        authorization: { users: [ { user: bot, password: bot, permissions: { publish: { deny: ["$JS.API.STREAM.CREATE.>", "$JS.API.CONSUMER.CREATE.>", "$JS.API.CONSUMER.DURABLE.CREATE.>"] } } } ] }
        no_auth_user: bot
        """;

    private readonly string name = Store.NewName();
    private NatsServer server = null!;
    private App receiver = null!;
    private App worker = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Layout Layout => new(new NatsInboxOptions { Name = name, Partitions = 8 });

    public async ValueTask InitializeAsync()
    {
        server = await NatsServer.StartAsync();
        receiver = await App.StartAsync(Store.Nats(server, name), static options => options.RunsHandlers = false);
        worker = await App.StartAsync(Store.Nats(server, name));
        await PostAllAsync("before");
    }

    public async ValueTask DisposeAsync()
    {
        await receiver.DisposeAsync();
        await worker.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task The_stream_of_what_was_accepted()
    {
        await OnServerAsync(streams => streams.DeleteStreamAsync(Layout.InStream, Stop));
        await PostAllAsync("after");
        await IsLoggedAsync($"{Layout.InStream}: not on {server.Url} any more. It was deleted there, or the server has come back without its disk. It is made anew; what was in it is lost.");
        await IsHealthyAsync();
    }

    [Fact]
    public async Task All_that_a_server_had()
    {
        server.Lose();
        await server.StartAgainAsync();

        await PostAllAsync("after");
        await IsLoggedAsync($"{Layout.InStream}, {Layout.RetryStream}, {Layout.DeadStream}, {Layout.ClaimsStream}: not on {server.Url} any more.");
        await IsHealthyAsync();
    }

    [Fact]
    public async Task All_that_a_server_had_that_lets_the_apps_make_nothing_until_later()
    {
        server.Lose();
        await server.StartAgainAsync(MakesNothing);
        await receiver.Logs.UntilLoggedAsync($"What is missing on {server.Url} cannot be made anew: ");
        Assert.Single(receiver.Logs.Lines, static line => line.Text.Contains("; it says: Permissions Violation for Publish to \"$JS.API.STREAM.CREATE.", StringComparison.Ordinal));
        server.Kill();
        await server.StartAgainAsync("");
        await PostAllAsync("after");
        Assert.Single(receiver.Logs.Lines, static line => line.Text.StartsWith("What is missing on", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("stream")]
    [InlineData("bucket")]
    [InlineData("consumers")]
    public async Task It_is_told_as_long_as_it_is_not_made_anew(string part)
    {
        await server.StopAsync();
        await server.StartAgainAsync(MakesNothing);
        await Until.TrueAsync(() => receiver.PostAsync("there").GetAwaiter().GetResult() == DeliveryOutcome.Handled, Seconds);
        switch (part)
        {
            case "stream":
                await OnServerAsync(streams => streams.DeleteStreamAsync(Layout.InStream, Stop));
                await IsToldAsync(receiver, $"{Layout.InStream}: not on the NATS server {server.Url} any more, and made anew.");
                Assert.Equal(DeliveryOutcome.NotStored, await receiver.PostAsync("while"));
                Assert.Contains(receiver.Logs.Lines, static line => line.Text.Contains("no stream takes it there: it was deleted, or has no leader at this moment", StringComparison.Ordinal));
                break;
            case "bucket":
                await OnServerAsync(streams => streams.DeleteStreamAsync(Layout.ClaimsStream, Stop));
                await IsToldAsync(receiver, $"{Layout.ClaimsStream}: not on");
                break;
            default:
                await DeleteConsumersAsync();
                await IsToldAsync(receiver, $"8 consumers of {Layout.InStream}, 1 consumer of {Layout.RetryStream}: not on");
                break;
        }

        await server.StopAsync();
        await server.StartAgainAsync("");
        await PostAllAsync("after");
        await IsHealthyAsync();
    }

    [Fact]
    public async Task The_bucket_of_claims()
    {
        await OnServerAsync(streams => streams.DeleteStreamAsync(Layout.ClaimsStream, Stop));
        await PostAllAsync("after");
        await IsLoggedAsync($"{Layout.ClaimsStream}: not on {server.Url} any more.");
        await IsHealthyAsync();
    }

    [Fact]
    public async Task The_bucket_of_claims_while_a_handler_runs()
    {
        var gate = new TaskCompletionSource();
        worker.Handle = (_, _) => gate.Task;
        await receiver.PostAsync("1");
        await Until.TrueAsync(() => worker.Begun.Contains("1"));
        await OnServerAsync(streams => streams.DeleteStreamAsync(Layout.ClaimsStream, Stop));
        gate.SetResult();

        // What it has done is written into the new one, and it is not called again.
        await Until.TrueAsync(() => IsEmpty(worker.StatusAsync()), Seconds);
        Assert.Single(worker.Begun, static id => id == "1");
        Assert.Single(worker.Neighbour, static id => id == "1");
    }

    [Fact]
    public async Task The_bucket_of_claims_when_an_app_stops()
    {
        await OnServerAsync(streams => streams.DeleteStreamAsync(Layout.ClaimsStream, Stop));
        await receiver.PostAsync("1");
        await receiver.PostAsync("2", "2");
        await worker.Logs.UntilLoggedAsync("What handlers have done cannot be written");

        var began = TimeProvider.System.GetTimestamp();
        await worker.DisposeAsync();
        Assert.InRange(TimeProvider.System.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(10));

        worker = await App.StartAsync(Store.Nats(server, name));
        await PostAllAsync("after");
    }

    [Fact]
    public async Task The_consumers()
    {
        // One lane is in work meanwhile, and asks for more when its consumer is gone.
        var gate = new TaskCompletionSource();
        worker.Handle = (id, _) => id == "in work" ? gate.Task : Task.CompletedTask;
        await receiver.PostAsync("in work");
        await Until.TrueAsync(() => worker.Begun.Contains("in work"));
        await DeleteConsumersAsync();
        gate.SetResult();

        await PostAllAsync("after");
        await IsLoggedAsync($"8 consumers of {Layout.InStream}");
        await IsLoggedAsync($"1 consumer of {Layout.RetryStream}");
        await IsHealthyAsync();
        worker.Handle = static (id, attempt) => id == "fails" && attempt == 1 ? throw new InvalidOperationException("It fails.") : Task.CompletedTask;
        await receiver.PostAsync("fails");
        await Until.TrueAsync(() => worker.Done.Contains("fails"), Seconds);
    }

    [Fact]
    public async Task What_was_taken_from_a_stream_that_is_gone_settles_nothing_of_the_new_one()
    {
        await using var other = await NatsServer.StartAsync();
        await using var app = await App.StartAsync(Store.Nats(other, name));
        var gate = new TaskCompletionSource();
        app.Handle = (id, _) => id == "old" ? gate.Task : Task.CompletedTask;
        Assert.Equal(DeliveryOutcome.Handled, await app.PostAsync("old"));
        await Until.TrueAsync(() => app.Begun.Contains("old"));
        await OnServerAsync(streams => streams.DeleteStreamAsync(Layout.InStream, Stop), other);
        await Until.TrueAsync(() => app.PostAsync("new").GetAwaiter().GetResult() == DeliveryOutcome.Handled, Seconds);
        await app.Logs.UntilLoggedAsync("It is made anew");
        gate.SetResult();

        // Both were the first of their stream.
        await Until.TrueAsync(() => app.Done.Contains("new"), Seconds);
        Assert.Equal(["old", "new"], app.Done);
    }

    [Fact]
    public async Task What_another_has_made_anew_otherwise_is_told_and_not_changed()
    {
        var wanted = Layout.Streams.First();
        await OnServerAsync(async streams =>
        {
            await streams.DeleteStreamAsync(Layout.InStream, Stop);
            await streams.CreateStreamAsync(wanted with { Description = "of somebody else" }, Stop);
        });
        await receiver.Logs.UntilLoggedAsync($"The stream {Layout.InStream} is another than this app asks for: description is 'of somebody else'");
        Assert.Equal(DeliveryOutcome.NotStored, await receiver.PostAsync("while"));
        await IsToldAsync(receiver, "of somebody else");
        await OnServerAsync(async streams =>
        {
            Assert.Equal("of somebody else", (await streams.GetStreamAsync(Layout.InStream, cancellationToken: Stop)).Info.Config.Description);
            await streams.DeleteStreamAsync(Layout.InStream, Stop);
        });

        await PostAllAsync("after");
        await IsHealthyAsync();
        Assert.Single(receiver.Logs.Lines, static line => line.Level == LogLevel.Critical);
    }

    [Theory]
    [InlineData("in")]
    [InlineData("retry")]
    public async Task A_stream_that_is_changed_to_drop_what_it_holds_takes_nothing_until_it_is_changed_back(string stream)
    {
        var wanted = Layout.Streams.Single(one => one.Name == $"{name}-{stream}");
        await OnServerAsync(async streams => await streams.UpdateStreamAsync(wanted with { MaxMsgs = 5, Discard = StreamConfigDiscard.Old }, Stop));
        await receiver.Logs.UntilLoggedAsync($"The stream {name}-{stream} is another than this app asks for: discard is 'Old' where 'New' is asked for");
        Assert.Equal(DeliveryOutcome.NotStored, await receiver.PostAsync("while"));
        await IsToldAsync(receiver, "discard is 'Old'");

        await OnServerAsync(async streams => await streams.UpdateStreamAsync(wanted, Stop));
        await PostAllAsync("after");
        await IsHealthyAsync();
    }

    [Fact]
    public async Task A_stream_that_is_given_more_room_goes_on()
    {
        await OnServerAsync(async streams => await streams.UpdateStreamAsync(Layout.Streams.First() with { MaxMsgs = 2_000_000 }, Stop));
        await IsHealthyAsync();
        await PostAllAsync("after");
    }

    /// <summary>One in each lane; each is sent until it is answered 200, and handled once.</summary>
    private async Task PostAllAsync(string prefix)
    {
        string[] ids = [.. Enumerable.Range(0, 24).Select(user => $"{prefix} {user}")];
        foreach (var (user, id) in ids.Index())
        {
            await Until.TrueAsync(() => receiver.PostAsync(id, $"{user}").GetAwaiter().GetResult() == DeliveryOutcome.Handled, Seconds);
        }

        await Until.TrueAsync(() => ids.All(worker.Done.Contains), Seconds);
        Assert.All(ids, id => Assert.Single(worker.Done, done => done == id));
    }

    /// <summary>In one of the two: whoever made it anew says so.</summary>
    private Task IsLoggedAsync(string text) =>
        Until.TrueAsync(() => receiver.Logs.Lines.Concat(worker.Logs.Lines).Any(line => line.Text.Contains(text, StringComparison.Ordinal)), Seconds);

    private static async Task IsToldAsync(App app, string text)
    {
        var entry = await CheckAsync(app);
        Assert.Equal(HealthStatus.Degraded, entry.Status);
        Assert.Contains(text, entry.Description, StringComparison.Ordinal);
    }

    private Task IsHealthyAsync() => Until.TrueAsync(
        () => new[] { receiver, worker }.All(static app => CheckAsync(app).GetAwaiter().GetResult().Status == HealthStatus.Healthy), Seconds);

    private Task DeleteConsumersAsync() => OnServerAsync(async streams =>
    {
        foreach (var (stream, consumer) in Layout.Streams.SelectMany(stream => Layout.ConsumersOf(stream.Name!), static (stream, consumer) => (stream, consumer)))
        {
            await streams.DeleteConsumerAsync(stream.Name!, consumer.Name!, Stop);
        }
    });

    private static async Task<HealthReportEntry> CheckAsync(App app) =>
        (await app.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Stop)).Entries["twitter-inbox"];

    private static bool IsEmpty(Task<InboxStatus> status)
    {
        try
        {
            return status.GetAwaiter().GetResult() is { Waiting: 0, Retrying: 0 };
        }
        catch (InboxUnavailableException)
        {
            return false;
        }
    }

    private async Task OnServerAsync(Func<NatsJSContext, ValueTask> change, NatsServer? other = null)
    {
        await using var connection = new NatsConnection(NatsOpts.Default with { Url = (other ?? server).Url });
        await change(new NatsJSContext(connection));
    }

    private async Task OnServerAsync<T>(Func<NatsJSContext, ValueTask<T>> change, NatsServer? other = null) =>
        await OnServerAsync(async streams => { await change(streams); }, other);
}
