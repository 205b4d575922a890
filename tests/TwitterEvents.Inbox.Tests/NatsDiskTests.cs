using Microsoft.Extensions.Logging;

namespace TwitterEvents.Inbox.Tests;

/// <summary>A NATS inbox whose server has no room left on a real disk.</summary>
public sealed class NatsDiskTests
{
    [Fact]
    public async Task A_full_disk_is_told_to_the_sender_and_what_was_stored_is_handled_when_there_is_room_again()
    {
        using var disk = new SmallDisk(16 * 1_048_576);
        await using var server = await NatsServer.StartAsync(store: disk.Path);
        await using var app = await App.StartAsync(Store.Nats(server));
        var stored = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(DeliveryOutcome.Handled, await app.PostAsync($"{i}"));
            stored.Add($"{i}");
        }

        await Until.TrueAsync(() => app.Done.Count == stored.Count);
        disk.Fill();
        while (await app.PostAsync($"{stored.Count}", padding: new string(' ', 50_000)) == DeliveryOutcome.Handled)
        {
            stored.Add($"{stored.Count}");
        }

        Assert.Contains(app.Logs.Lines, static line => line.Level == LogLevel.Error && line.Text.Contains("no space left on device", StringComparison.Ordinal));

        disk.MakeRoom();
        await Until.TrueAsync(() => app.PostAsync("after").GetAwaiter().GetResult() == DeliveryOutcome.Handled);
        await Until.TrueAsync(() => app.Done.Contains("after"));
        Assert.Equal([.. stored, "after"], app.Done);
    }
}
