using System.ComponentModel;
using System.Diagnostics;

namespace TwitterEvents.Package.Tests;

/// <summary>
/// One compiler for all builds of these tests: starting one for each project takes longer than most of them. It answers to a name of its own, so
/// that no other is used, and is ended after the last test.
/// </summary>
public sealed class SharedCompiler : IDisposable
{
    private readonly string name = $"twitter-events-{Guid.NewGuid():N}";

    public SharedCompiler()
    {
        // Elsewhere nothing tells which process it is.
        if (OperatingSystem.IsLinux())
        {
            Command.Compiler = name;
        }
    }

    public void Dispose()
    {
        if (Command.Compiler is null)
        {
            return;
        }

        foreach (var process in Process.GetProcesses())
        {
            using (process)
            {
                // It is no child of ours: where nobody asks how it ended, to wait for its end would be to wait for ever.
                if (IsIt(process))
                {
                    process.Kill();
                }
            }
        }
    }

    private bool IsIt(Process process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process.Id}/cmdline").Contains($"pipename:{name}", StringComparison.Ordinal);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or Win32Exception)
        {
            // It has ended, or is another user's.
            return false;
        }
    }
}
