using Microsoft.Extensions.DependencyInjection;

namespace TwitterEvents.Inbox.Tests;

/// <summary>An app whose handler fails, until it is told otherwise; each call once, so that what fails is a dead letter.</summary>
internal static class DeadLetters
{
    public const string PrivateText = "a text that nobody may read in a list";

    public static Task<App> StartAsync(string path) => App.StartAsync(
        path, static options => options.MaxAttempts = 1, static (_, _) => throw new InvalidOperationException($"It fails, with {PrivateText}."));

    /// <summary>Posts the first events, and waits until each is a dead letter.</summary>
    public static async Task PostAsync(App app, params string[] ids)
    {
        foreach (var id in ids)
        {
            await app.PostAsync(id, userId: $"8{id}");
        }

        await Until.TrueAsync(() => StatusOf(app) is { Waiting: 0, Retrying: 0 } status && status.Dead == ids.Length);
    }

    public static InboxStatus StatusOf(App app) => app.Services.GetRequiredService<IInboxManagement>().GetStatusAsync().GetAwaiter().GetResult();
}
