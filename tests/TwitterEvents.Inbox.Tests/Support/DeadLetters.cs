using Microsoft.Extensions.DependencyInjection;

namespace TwitterEvents.Inbox.Tests;

/// <summary>An app whose handler fails, until it is told otherwise; each call once, so that what fails is a dead letter.</summary>
internal static class DeadLetters
{
    public const string PrivateText = "a text that nobody may read in a list";

    public static Task<App> StartAsync(Store store) => App.StartAsync(
        store, static options => options.MaxAttempts = 1, static (_, _) => throw new InvalidOperationException($"It fails, with {PrivateText}."));

    /// <summary>Posts the first events, and waits of each until it is a dead letter.</summary>
    public static async Task PostAsync(App app, params string[] ids)
    {
        for (var count = 1; count <= ids.Length; count++)
        {
            await app.PostAsync(ids[count - 1], userId: $"8{ids[count - 1]}");
            await Until.TrueAsync(() => StatusOf(app) is { Waiting: 0, Retrying: 0 } status && status.Dead == count);
        }
    }

    public static InboxStatus StatusOf(App app) => app.Services.GetRequiredService<IInboxManagement>().GetStatusAsync().GetAwaiter().GetResult();
}
