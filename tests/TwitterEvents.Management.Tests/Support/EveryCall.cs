namespace TwitterEvents.Management.Tests;

/// <summary>The ten calls, by name.</summary>
internal static class EveryCall
{
    public const string Url = "https://bot.example/webhooks/twitter?a=b c&d=é";

    /// <summary>Those that change something at X.</summary>
    public static readonly string[] Changes = ["create", "validate", "delete", "subscribe", "unsubscribe", "replay"];

    public static readonly string[] All = [.. Changes, "list", "check", "subscriptions", "count"];

    /// <returns>What the call returned; null if it returns nothing.</returns>
    public static async Task<object?> MakeAsync(ITwitterWebhooks x, string call)
    {
        var token = TestContext.Current.CancellationToken;
        var from = new DateTimeOffset(2026, 11, 23, 14, 0, 59, TimeSpan.FromHours(2));
        switch (call)
        {
            case "create":
                return await x.CreateAsync(Url, token);
            case "list":
                return await x.ListAsync(token);
            case "check":
                return await x.IsSubscribedAsync("7", Client.User, token);
            case "subscriptions":
                return await x.ListSubscriptionsAsync("7", token);
            case "count":
                return await x.CountSubscriptionsAsync(token);
            case "replay":
                return await x.ReplayAsync("7", from, from.AddMinutes(125), token);
            case "validate":
                await x.ValidateAsync("7", token);
                return null;
            case "delete":
                await x.DeleteAsync("7", token);
                return null;
            case "subscribe":
                await x.SubscribeAsync("7", Client.User, token);
                return null;
            default:
                await x.UnsubscribeAsync("7", "2", token);
                return null;
        }
    }

    public static async Task<TwitterApiError> FailAsync(ITwitterWebhooks x, string call) =>
        (await Assert.ThrowsAsync<TwitterApiException>(() => MakeAsync(x, call))).Error;
}
