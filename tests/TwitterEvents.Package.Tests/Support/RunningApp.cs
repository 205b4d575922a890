using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace TwitterEvents.Package.Tests;

/// <summary>A web app in a process of its own. It is ended with the test.</summary>
internal sealed class RunningApp : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);
    private readonly Process process;
    private readonly ConcurrentQueue<string> lines = new();
    private readonly SemaphoreSlim arrived = new(0);

    private RunningApp(ProcessStartInfo info)
    {
        process = new Process { StartInfo = info };
        process.OutputDataReceived += (_, e) => Add(e.Data);
        process.ErrorDataReceived += (_, e) => Add(e.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Address { get; private set; } = null!;

    /// <summary>What it has printed so far.</summary>
    public string[] Lines => [.. lines];

    /// <summary>Starts it and waits for the line that names its address.</summary>
    /// <param name="program">What to start.</param>
    /// <param name="arguments">Its command line.</param>
    /// <param name="folder">Its working directory.</param>
    /// <param name="environment">Variables to set, or to remove where null.</param>
    /// <param name="address">What that line looks like; its first group is the address.</param>
    public static async Task<RunningApp> StartAsync(
        string program, string[] arguments, string folder, Dictionary<string, string?>? environment = null, string address = @"Now listening on: (http://\S+)")
    {
        var app = new RunningApp(Command.StartInfo(program, arguments, folder, environment));
        try
        {
            var line = await app.WaitForLineAsync(text => Regex.IsMatch(text, address));
            app.Address = new Uri(Regex.Match(line, address).Groups[1].Value);
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    public async Task<string> WaitForLineAsync(Func<string, bool> condition)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        while (true)
        {
            if (lines.FirstOrDefault(condition) is { } line)
            {
                return line;
            }

            if (process.HasExited)
            {
                // The last lines may still be on their way.
                await process.WaitForExitAsync(limit.Token);
                Assert.Fail($"It ended with {process.ExitCode} before the line came:\n{string.Join('\n', lines)}");
            }

            try
            {
                await arrived.WaitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.Fail($"The line did not come:\n{string.Join('\n', lines)}");
            }
        }
    }

    /// <summary>Asks it to stop, as a service manager does.</summary>
    /// <returns>Its exit code.</returns>
    public Task<int> TerminateAsync() => SignalAsync("TERM");

    /// <summary>Sends it a signal that ends it.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> SignalAsync(string signal)
    {
        using var kill = Process.Start("sh", ["-c", $"kill -{signal} {process.Id}"]);
        return await ExitAsync();
    }

    /// <summary>Waits until it has ended by itself, and all it printed has come.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> ExitAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        await process.WaitForExitAsync(limit.Token);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }

        process.Dispose();
        arrived.Dispose();
    }

    private void Add(string? line)
    {
        if (line is not null)
        {
            lines.Enqueue(line);
        }

        try
        {
            arrived.Release();
        }
        catch (ObjectDisposedException)
        {
            // The end of the output of a process that was ended.
        }
    }
}
