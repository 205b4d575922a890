using System.Security.Cryptography;

namespace QuickStart.Demo;

/// <summary>Decides whether this run is a demonstration, and sets it up.</summary>
internal static class DemoSetup
{
    public const string Path = "/webhooks/twitter";

    /// <summary>Ends the demonstration after its round.</summary>
    public const string ExitArgument = "--exit";

    private const int RefusedExitCode = 2;

    private const string SecretSetting = "Twitter:ConsumerSecret";

    /// <summary>Without a secret there is no webhook to receive from.</summary>
    public static bool IsWanted(IConfiguration configuration) =>
        string.IsNullOrEmpty(configuration[SecretSetting])
        && string.IsNullOrEmpty(configuration["Twitter:ClientSecret"])
        && !configuration.GetSection("Twitter:Apps").Exists();

    /// <summary>A production app without its secret is a mistake, not a demonstration.</summary>
    public static int Refuse()
    {
        Console.Error.WriteLine(
            $"""
            No secret is configured, and the environment is Production: a demonstration does not belong there.
            To go live, set {SecretSetting} (environment variable Twitter__ConsumerSecret) to the app's consumer secret.
            For the demonstration, set ASPNETCORE_ENVIRONMENT to Development, or add: --environment Development
            """);
        return RefusedExitCode;
    }

    /// <summary>Gives the app a secret that nobody knows, a free port, and a quiet log.</summary>
    public static DemoRun Prepare(WebApplicationBuilder builder, string[] arguments)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        builder.Configuration[SecretSetting] = secret;
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
        {
            builder.WebHost.UseUrls("http://127.0.0.1:0");
        }

        builder.Logging.SetMinimumLevel(LogLevel.None);
        var journal = new DemoJournal();
        builder.Services.AddSingleton<IJournal>(journal);
        return new DemoRun(journal, secret, arguments.Contains(ExitArgument));
    }
}
