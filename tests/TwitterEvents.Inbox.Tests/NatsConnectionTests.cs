using Microsoft.Extensions.Logging;

namespace TwitterEvents.Inbox.Tests;

/// <summary>What an app says of a server that lets nobody in any more.</summary>
public sealed class NatsConnectionTests
{
    private const string Full = "maximum account active connections exceeded";

    [Fact]
    public async Task What_a_server_says_to_whom_it_turns_away_is_told_once_and_the_app_goes_on_when_it_is_let_in()
    {
        using var files = new Folder();
        using var operators = new NatsOperator();
        var credentials = files.File("bot.creds");
        await File.WriteAllTextAsync(credentials, operators.Credentials(), TestContext.Current.CancellationToken);
        await using var server = await NatsServer.StartAsync(operators.Configuration);
        await using var app = await App.StartAsync(Store.Nats(server, options => options.CredentialsFile = credentials));
        Assert.Equal(DeliveryOutcome.Handled, await app.PostAsync("1"));

        // It knows the app, and lets none of its account in.
        server.Kill();
        operators.Connections = 0;
        await server.StartAgainAsync(operators.Configuration);

        await app.Logs.UntilLoggedAsync($"{server.Url} says: {Full}.");
        Assert.Equal(DeliveryOutcome.NotStored, await app.PostAsync("2"));
        Assert.Contains(app.Logs.Lines, static line => line.Level >= LogLevel.Error && line.Text.Contains($"it says: {Full}", StringComparison.Ordinal));
        server.Kill();
        operators.Connections = -1;
        await server.StartAgainAsync(operators.Configuration);

        await Until.TrueAsync(() => app.PostAsync("3").GetAwaiter().GetResult() == DeliveryOutcome.Handled);
        Assert.Single(app.Logs.Lines, static line => line.Text.Contains($"says: {Full}.", StringComparison.Ordinal) && line.Category.EndsWith("Nats", StringComparison.Ordinal));
    }
}
