using System.Diagnostics;

namespace TwitterEvents.Package.Tests;

/// <summary>Runs a program to its end.</summary>
internal static class Command
{
    /// <summary>Builds on a busy machine take minutes; a test that hangs must still end.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(8);

    /// <summary>The name of the compiler that the builds share; null: each starts its own.</summary>
    public static string? Compiler { get; set; }

    /// <summary>Runs <c>dotnet</c>, which must succeed.</summary>
    public static async Task<CommandResult> DotnetAsync(string folder, string[] arguments, Dictionary<string, string?>? environment = null)
    {
        var result = await RunAsync("dotnet", arguments, folder, environment);
        Assert.True(result.ExitCode == 0, $"dotnet {string.Join(' ', arguments)} ended with {result.ExitCode}:\n{result.Output}\n{result.Errors}");
        return result;
    }

    public static async Task<CommandResult> RunAsync(
        string program, string[] arguments, string folder, Dictionary<string, string?>? environment = null, string input = "")
    {
        using var process = Process.Start(StartInfo(program, arguments, folder, environment))!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
            await process.WaitForExitAsync(limit.Token);
            return new CommandResult(process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    public static ProcessStartInfo StartInfo(
        string program, string[] arguments, string folder, Dictionary<string, string?>? environment = null)
    {
        var info = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // What a `dotnet test` around us sets for itself would mislead a `dotnet build` inside.
        foreach (var name in info.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            info.Environment.Remove(name);
        }

        // Nothing may outlive the tests: no build server, and no compiler but the one that is ended after them.
        info.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        info.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        info.Environment["UseSharedCompilation"] = Compiler is null ? "false" : "true";
        info.Environment["SharedCompilationId"] = Compiler;
        info.Environment["DOTNET_NOLOGO"] = "1";
        info.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        foreach (var (name, value) in environment ?? [])
        {
            info.Environment[name] = value;
        }

        return info;
    }
}

internal sealed record CommandResult(int ExitCode, string Output, string Errors)
{
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
