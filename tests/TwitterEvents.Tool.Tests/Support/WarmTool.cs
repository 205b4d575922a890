using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO.Pipes;
using System.Text;
using System.Text.Json;

namespace TwitterEvents.Tool.Tests;

/// <summary>
/// The tool, started once for many command lines, for most of what a short command takes is the start of the runtime. It is the tool's own process
/// all the same, with its own settings, folder, output and error output; how it starts and ends by itself is tested by those who start one.
/// </summary>
internal sealed class WarmTool : IDisposable
{
    public const string PipeVariable = "TWITTEREVENTS_TESTS_PIPE";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);
    private static readonly ConcurrentBag<WarmTool> Idle = [];

    private readonly string end = $"\u0004{Guid.NewGuid()}\n";
    private readonly NamedPipeServerStream pipe;
    private readonly Process process;
    private StreamReader? answers;

    private WarmTool()
    {
        var name = $"twitter-events-{Guid.NewGuid():N}";
        pipe = new NamedPipeServerStream(name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous);
        process = Process.Start(Command.StartInfo("dotnet", [Repository.Tool], AppContext.BaseDirectory, new()
        {
            ["DOTNET_STARTUP_HOOKS"] = typeof(WarmTool).Assembly.Location,
            [PipeVariable] = name,
        }))!;
        process.StandardInput.Close();
    }

    /// <summary>Runs the tool with nothing to read; no two at the same time in one process.</summary>
    public static async Task<CommandResult> RunAsync(string[] arguments, string folder, Dictionary<string, string?>? environment = null)
    {
        var tool = Idle.TryTake(out var idle) ? idle : new WarmTool();
        try
        {
            var result = await tool.AskAsync(new Order(arguments, folder, environment ?? [], tool.end));
            Idle.Add(tool);
            return result;
        }
        catch
        {
            // In what state it is nobody knows.
            tool.Dispose();
            throw;
        }
    }

    /// <summary>Ends those that are idle.</summary>
    public static void EndAll()
    {
        while (Idle.TryTake(out var tool))
        {
            tool.Dispose();
        }
    }

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
        pipe.Dispose();
    }

    private async Task<CommandResult> AskAsync(Order order)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        if (answers is null)
        {
            await pipe.WaitForConnectionAsync(limit.Token);
            answers = new StreamReader(pipe);
        }

        await pipe.WriteAsync(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(order) + "\n"), limit.Token);
        var output = ReadAsync(process.StandardOutput, limit.Token);
        var errors = ReadAsync(process.StandardError, limit.Token);
        await Task.WhenAll(output, errors);
        var exitCode = await answers.ReadLineAsync(limit.Token);
        return new CommandResult(int.Parse(exitCode!, System.Globalization.CultureInfo.InvariantCulture), await output, await errors);
    }

    /// <summary>Up to the mark that the command has ended.</summary>
    private async Task<string> ReadAsync(StreamReader stream, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var buffer = new char[4096];
        while (text.Length < end.Length || text.ToString(text.Length - end.Length, end.Length) != end)
        {
            var count = await stream.ReadAsync(buffer, cancellationToken);
            Assert.True(count > 0, $"The tool's process ended before its command did, having said:\n{text}");
            text.Append(buffer, 0, count);
        }

        return text.ToString(0, text.Length - end.Length);
    }

    /// <summary>A command line, where it runs, the variables to set or to remove there, and what both outputs end with.</summary>
    internal sealed record Order(string[] Arguments, string Folder, Dictionary<string, string?> Environment, string End);
}

/// <summary>Ends them after the last test.</summary>
public sealed class WarmTools : IDisposable
{
    public void Dispose() => WarmTool.EndAll();
}
