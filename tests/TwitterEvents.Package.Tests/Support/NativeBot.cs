using System.Runtime.InteropServices;

namespace TwitterEvents.Package.Tests;

/// <summary>The native bot, published once.</summary>
public sealed class NativeBot : IDisposable
{
    private static readonly string[] Linkers = ["clang", "gcc"];

    private readonly TempFolder folder = new();
    private Task? published;

    /// <summary>The program. A test is skipped where it cannot be made.</summary>
    public async Task<string> GetAsync()
    {
        await (published ??= PublishAsync());
        return folder.At("TwitterEvents.NativeBot");
    }

    public void Dispose() => folder.Dispose();

    private async Task PublishAsync()
    {
        Assert.SkipUnless(Linkers.Any(IsOnPath), "Native AOT needs clang or gcc to link; neither is on the PATH.");

        // By property, as publish sets it: what -r sets here would not ask for the native compiler.
        var restored = await Command.RunAsync(
            "dotnet", ["restore", "tests/TwitterEvents.NativeBot", "-p:RuntimeIdentifier=" + RuntimeInformation.RuntimeIdentifier], Repository.Root);
        Assert.SkipWhen(
            restored.ExitCode != 0 && restored.Output.Contains("ILCompiler", StringComparison.Ordinal),
            "Native AOT needs the ILCompiler package; no package source gives it.");

        // Warnings are errors here, those of trimming and of AOT among them. Nobody debugs it, and symbols take their time to write, link and strip.
        await Command.DotnetAsync(
            Repository.Root,
            ["publish", "tests/TwitterEvents.NativeBot", "--no-restore", "-r", RuntimeInformation.RuntimeIdentifier, "-c", "Release", "-p:NativeDebugSymbols=false", "-o", folder.Root]);
    }

    private static bool IsOnPath(string program) =>
        Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
