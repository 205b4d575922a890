using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace TwitterEvents.Inbox.Tests;

/// <summary>The sample DurableBot, in a process of its own.</summary>
internal sealed class BotProcess : IDisposable
{
    public const string Secret = "a-consumer-secret-of-a-test";

    private readonly Process process;
    private readonly ConcurrentQueue<string> lines = new();

    private BotProcess(Process process, Uri url)
    {
        this.process = process;
        Url = url;
    }

    public Uri Url { get; }

    public bool HasExited => process.HasExited;

    public static BotProcess Start(string inbox, string log, params string[] arguments) => Start(new Dictionary<string, string>(), inbox, log, arguments);

    /// <param name="environment">Environment variables it has beside this process's.</param>
    /// <param name="inbox">Its inbox.</param>
    /// <param name="log">Where it writes what it has handled.</param>
    /// <param name="arguments">What else it is told.</param>
    public static BotProcess Start(IReadOnlyDictionary<string, string> environment, string inbox, string log, params string[] arguments)
    {
        var url = $"http://127.0.0.1:{Ports.Free()}";
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["exec", Path.Combine(AppContext.BaseDirectory, "DurableBot.dll"), "--inbox", inbox, "--handled-log", log, "--urls", url, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["Twitter__ConsumerSecret"] = Secret;
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        var bot = new BotProcess(process, new Uri($"{url}/webhooks/twitter"));
        process.OutputDataReceived += (_, line) => bot.lines.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => bot.lines.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return bot;
    }

    /// <summary>Whether it has loaded a file of a name that begins so (Linux).</summary>
    public bool HasLoaded(string name) => File.ReadLines($"/proc/{process.Id}/maps").Any(line => line.Contains($"/{name}", StringComparison.Ordinal));

    /// <summary>What it has written.</summary>
    public IReadOnlyCollection<string> Lines => lines;

    /// <summary>How many lines it has written with a text in them.</summary>
    public int CountLines(string text) => lines.Count(line => line.Contains(text, StringComparison.Ordinal));

    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    /// <summary>Stops it as a service manager does.</summary>
    public async Task<int> StopAsync()
    {
        await SignalAsync("TERM");
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode;
    }

    /// <summary>Sends a signal by its name.</summary>
    public async Task SignalAsync(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
    }
}
