using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace TwitterEvents.Inbox.Tests;

/// <summary>A real nats-server on loopback, with a store of its own.</summary>
public sealed class NatsServer : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("twitter-events-nats-");
    private readonly int port = Ports.Free();
    private string configuration;
    private readonly string jetstream;
    private Process? process;

    private readonly string? store;

    private NatsServer(string configuration, string jetstream, string? store) => (this.configuration, this.jetstream, this.store) = (configuration, jetstream, store);

    public string Url => string.Create(CultureInfo.InvariantCulture, $"nats://127.0.0.1:{port}");

    /// <param name="configuration">What is added to its configuration file.</param>
    /// <param name="jetstream">What JetStream is; null for one without limits.</param>
    /// <param name="store">Where its streams are; null for a folder of its own.</param>
    public static async Task<NatsServer> StartAsync(string configuration = "", string? jetstream = null, string? store = null)
    {
        Assert.SkipUnless(Tools.IsOnPath("nats-server"), "nats-server is not on the PATH (Debian: nats-server).");
        var server = new NatsServer(configuration, jetstream ?? "{}", store);
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>A file in its folder.</summary>
    public string File(string name) => Path.Combine(folder.FullName, name);

    /// <param name="with">What is added to its configuration file from now on; null for the same as before.</param>
    public async Task StartAgainAsync(string? with = null)
    {
        configuration = with ?? configuration;
        await System.IO.File.WriteAllTextAsync(
            File("nats.conf"),
            $$"""
            host: 127.0.0.1
            port: {{port}}
            store_dir: "{{store ?? folder.FullName}}"
            jetstream: {{jetstream}}
            {{configuration}}
            """,
            TestContext.Current.CancellationToken);
        process = Process.Start(new ProcessStartInfo("nats-server", ["-c", File("nats.conf"), "-l", File("log")]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        await Until.TrueAsync(() => process.HasExited || Answers(port));
        Assert.False(process.HasExited, $"nats-server has ended:\n{(process.HasExited ? await System.IO.File.ReadAllTextAsync(File("log"), TestContext.Current.CancellationToken) : "")}");
    }

    /// <summary>kill -9, and its disk is gone too.</summary>
    public void Lose()
    {
        Kill();
        Directory.Delete(File("jetstream"), recursive: true);
    }

    /// <summary>kill -9.</summary>
    public void Kill()
    {
        process!.Kill();
        process.WaitForExit();
        process.Dispose();
        process = null;
    }

    /// <summary>In order: what it has in memory is written.</summary>
    public async Task StopAsync()
    {
        await SignalAsync("TERM");
        await process!.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.Dispose();
        process = null;
    }

    /// <summary>Puts a folder of its store aside, or back.</summary>
    /// <param name="path">The folder, below that of the streams.</param>
    /// <param name="change">What is done in between, while the server runs.</param>
    public async Task WithFormerAsync(string path, Func<Task> change)
    {
        await StopAsync();
        var (folder, aside) = (File(Path.Combine("jetstream", "$G", "streams", path)), File($"aside-{Guid.NewGuid():N}"));
        Copy(folder, aside);
        await StartAgainAsync();
        await change();
        await StopAsync();
        Directory.Delete(folder, recursive: true);
        Copy(aside, folder);
        await StartAgainAsync();
    }

    public async Task SignalAsync(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", process!.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            Kill();
        }

        folder.Delete(recursive: true);
        return default;
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
        {
            System.IO.File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }

    private static bool Answers(int port)
    {
        try
        {
            using var client = new TcpClient();
            client.Connect(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
