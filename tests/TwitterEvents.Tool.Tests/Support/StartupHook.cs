using System.IO.Pipes;
using System.Reflection;
using System.Text.Json;
using TwitterEvents.Tool.Tests;

/// <summary>
/// Runs in the tool's process in the place of its own start, for <see cref="WarmTool"/>: one command line after another, each through the tool's
/// entry point. The runtime calls it by this name, in no namespace.
/// </summary>
internal static class StartupHook
{
    public static void Initialize()
    {
        using var pipe = new NamedPipeClientStream(".", Environment.GetEnvironmentVariable(WarmTool.PipeVariable)!, PipeDirection.InOut);
        Environment.SetEnvironmentVariable("DOTNET_STARTUP_HOOKS", null);
        pipe.Connect();
        using var reader = new StreamReader(pipe);
        using var writer = new StreamWriter(pipe) { AutoFlush = true };
        var main = Assembly.Load("twitter-events").EntryPoint!;
        while (reader.ReadLine() is { } line)
        {
            var order = JsonSerializer.Deserialize<WarmTool.Order>(line)!;
            var exitCode = Run(main, order);
            Console.Out.Write(order.End);
            Console.Error.Write(order.End);
            writer.WriteLine(exitCode);
        }

        Environment.Exit(0);
    }

    private static int Run(MethodInfo main, WarmTool.Order order)
    {
        var before = order.Environment.Keys.ToDictionary(name => name, Environment.GetEnvironmentVariable);
        Set(order.Environment);
        Directory.SetCurrentDirectory(order.Folder);
        try
        {
            return (int)main.Invoke(null, [order.Arguments])!;
        }
        catch (TargetInvocationException exception)
        {
            // As the runtime ends a program that does not catch.
            Console.Error.WriteLine($"Unhandled exception. {exception.InnerException}");
            return 134;
        }
        finally
        {
            Directory.SetCurrentDirectory(AppContext.BaseDirectory);
            Set(before);
        }
    }

    private static void Set(Dictionary<string, string?> environment)
    {
        foreach (var (name, value) in environment)
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }
}
