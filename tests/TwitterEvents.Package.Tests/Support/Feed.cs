using System.Xml.Linq;

namespace TwitterEvents.Package.Tests;

/// <summary>The packages, packed once into a folder, with a package cache that holds nothing else.</summary>
public sealed class Feed : IAsyncLifetime
{
    private readonly TempFolder folder = new();
    private Task? packed;

    public static string Version { get; } =
        XDocument.Load(Repository.At("Directory.Build.props")).Descendants("Version").Single().Value;

    /// <summary>What makes a build use a clean package cache.</summary>
    internal Dictionary<string, string?> Environment => new()
    {
        ["NUGET_PACKAGES"] = folder.At("cache"),

        // Whether the default source knows of vulnerabilities is not what is tested.
        ["NuGetAudit"] = "false",
    };

    /// <summary>The folder with the packages.</summary>
    public async Task<string> GetAsync()
    {
        await (packed ??= PackAsync());
        return folder.At("feed");
    }

    /// <summary>Adds the folder to the sources a project has anyway.</summary>
    public async Task AddToAsync(TempFolder project) => project.Write(
        "nuget.config",
        $"""<configuration><packageSources><add key="packed" value="{await GetAsync()}" /></packageSources></configuration>""");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    // As they were built with these tests: what is packed anew may be another state than the one that is tested.
    private Task PackAsync() =>
        Command.DotnetAsync(Repository.Root, ["pack", "TwitterEvents.sln", "--no-build", "-c", Repository.Configuration, "-o", folder.At("feed")]);
}
