namespace QuickStart;

/// <summary>Decides whether the settings say enough to register with X.</summary>
internal static class Registration
{
    private static readonly string[] Needed = ["Url", "ConsumerKey", "ConsumerSecret", "AccessToken", "AccessTokenSecret"];

    /// <summary>Whether the public URL is set, and what X asks of who registers it and subscribes.</summary>
    public static bool IsConfigured(IConfiguration configuration) =>
        Needed.All(name => !string.IsNullOrEmpty(configuration[$"Twitter:{name}"]));
}
