using System.Text;

namespace TwitterEvents.Tool.Tests;

/// <summary>What tests of <c>listen</c> begin with.</summary>
internal static class Listen
{
    /// <summary>To who follows the owner.</summary>
    public static Task<string> SubscribeAsync(Desk desk) => desk.SubscribeAsync("follow.follow", desk.OwnerId, "inbox", null);

    /// <summary>Starts it, and waits until it is connected.</summary>
    public static async Task<RunningApp> StartAsync(Desk desk, params string[] arguments)
    {
        var app = await RunningApp.StartAsync(
            "dotnet", [Repository.Tool, "listen", .. arguments], desk.Folder.Root, desk.Environment, @"Listening to the stream of X Activity at (http://\S+),");
        await app.WaitForLineAsync(line => line == "The stream of X Activity is connected.");
        return app;
    }

    /// <summary>Somebody follows the owner.</summary>
    public static byte[] Another(string followerId, string more = "") => Encoding.UTF8.GetBytes(
        $$$"""{"data":{"event_uuid":"{{{followerId}}}00","event_type":"follow.follow","filter":{"user_id":"2244994945"},"payload":{"source":{"id":"{{{followerId}}}"},"target":{"id":"2244994945"}{{{more}}} } } }""");
}
