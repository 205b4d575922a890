using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using TwitterEvents.Management;
using TwitterEvents.Testing;

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

    /// <summary>
    /// Starts an X of its own, with a secret that nobody knows, and gives the app the settings it would get for the real one; a free port and a
    /// quiet log besides.
    /// </summary>
    public static async Task<DemoRun> PrepareAsync(WebApplicationBuilder builder, string[] arguments)
    {
        var x = await FakeX.StartAsync(new FakeXOptions { ConsumerSecret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)) });
        var url = ChooseUrl(builder.Configuration[WebHostDefaults.ServerUrlsKey]);
        builder.WebHost.UseUrls(url.GetLeftPart(UriPartial.Authority));
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Twitter:BaseAddress"] = x.Address.OriginalString,
            ["Twitter:Url"] = url.OriginalString,
            ["Twitter:ConsumerKey"] = x.App.ConsumerKey,
            [SecretSetting] = x.App.ConsumerSecret,
            ["Twitter:BearerToken"] = x.App.BearerToken,
            ["Twitter:AccessToken"] = x.App.Owner.AccessToken,
            ["Twitter:AccessTokenSecret"] = x.App.Owner.AccessTokenSecret,
        });
        builder.Services.Configure<TwitterRegistrationOptions>(registration => registration.Keywords.Add("flour"));
        builder.Logging.SetMinimumLevel(LogLevel.None);
        var journal = new DemoJournal();
        builder.Services.AddSingleton<IJournal>(journal);
        return new DemoRun(journal, x, url, arguments.Contains(ExitArgument));
    }

    /// <summary>X must know the port before the app listens, so that a free one is looked for here.</summary>
    private static Uri ChooseUrl(string? urls)
    {
        var asked = (urls ?? "").Split(';').FirstOrDefault(url => url.StartsWith("http://", StringComparison.OrdinalIgnoreCase));
        var address = asked is null ? null : BindingAddress.Parse(asked);
        var host = address is null || address.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "127.0.0.1" : address.Host;
        var port = address is null or { Port: 0 } ? FreePort() : address.Port;
        return new Uri($"http://{host}:{port}{Path}");
    }

    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }
}
