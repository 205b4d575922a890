using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace TwitterEvents.Package.Tests;

/// <summary>What lies in the packages.</summary>
public sealed class PackageContentTests(Feed feed)
{
    [Fact]
    public async Task The_library_brings_the_generator_its_fixes_and_its_property_but_not_the_packages_they_are_built_with()
    {
        using var package = await OpenAsync("TwitterEvents", "nupkg");

        Assert.Equal(
            ["analyzers/dotnet/cs/TwitterEvents.CodeFixes.dll", "analyzers/dotnet/cs/TwitterEvents.Generators.dll"],
            package.Entries
                .Select(entry => entry.FullName)
                .Where(name => name.StartsWith("analyzers/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal));
        Assert.NotNull(package.GetEntry("buildTransitive/TwitterEvents.props"));
        Assert.Equal(
            [
                "Microsoft.Extensions.DependencyInjection.Abstractions",
                "Microsoft.Extensions.Diagnostics.HealthChecks",
                "Microsoft.Extensions.Hosting.Abstractions",
                "Microsoft.Extensions.Logging.Abstractions",
            ],
            Elements(package, "dependency").Select(dependency => dependency.Attribute("id")!.Value).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("TwitterEvents.AspNetCore")]
    [InlineData("TwitterEvents.Management")]
    [InlineData("TwitterEvents.Nats")]
    [InlineData("TwitterEvents.Sqlite")]
    [InlineData("TwitterEvents.Testing")]
    public async Task Whoever_refers_to_another_package_gets_the_generator_through_it(string id)
    {
        using var package = await OpenAsync(id, "nupkg");

        var dependency = Assert.Single(Elements(package, "dependency"), dependency => dependency.Attribute("id")!.Value == "TwitterEvents");
        Assert.Equal("All", dependency.Attribute("include")?.Value);
        Assert.Null(dependency.Attribute("exclude"));
    }

    [Theory]
    [InlineData("TwitterEvents", "lib/net10.0/TwitterEvents")]
    [InlineData("TwitterEvents.AspNetCore", "lib/net10.0/TwitterEvents.AspNetCore")]
    [InlineData("TwitterEvents.Management", "lib/net10.0/TwitterEvents.Management")]
    [InlineData("TwitterEvents.Nats", "lib/net10.0/TwitterEvents.Nats")]
    [InlineData("TwitterEvents.Sqlite", "lib/net10.0/TwitterEvents.Sqlite")]
    [InlineData("TwitterEvents.Testing", "lib/net10.0/TwitterEvents.Testing")]
    public async Task A_library_has_documentation_symbols_readme_and_licence(string id, string path)
    {
        using var package = await OpenAsync(id, "nupkg");
        using var symbols = await OpenAsync(id, "snupkg");

        Assert.NotNull(package.GetEntry(path + ".dll"));
        Assert.NotNull(package.GetEntry(path + ".xml"));
        Assert.NotNull(package.GetEntry("README.md"));
        Assert.Equal("MIT", Assert.Single(Elements(package, "license")).Value);
        Assert.NotNull(symbols.GetEntry(path + ".pdb"));
    }

    [Theory]
    [InlineData("TwitterEvents.Nats", "NATS.Client.JetStream", "TwitterEvents")]
    [InlineData("TwitterEvents.Sqlite", "Microsoft.Data.Sqlite", "TwitterEvents")]
    public async Task An_inbox_brings_what_reads_and_writes_it_and_nothing_else(string id, params string[] dependencies)
    {
        using var package = await OpenAsync(id, "nupkg");

        Assert.Equal(
            dependencies,
            Elements(package, "dependency").Select(dependency => dependency.Attribute("id")!.Value).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("TwitterEvents")]
    [InlineData("TwitterEvents.AspNetCore")]
    [InlineData("TwitterEvents.Management")]
    [InlineData("TwitterEvents.Nats")]
    [InlineData("TwitterEvents.Sqlite")]
    [InlineData("TwitterEvents.Testing")]
    [InlineData("TwitterEvents.Tool")]
    public async Task Nothing_in_a_package_tells_the_folder_it_was_built_in(string id)
    {
        Assert.SkipUnless(Repository.Configuration == "Release", "Only Release builds leave it out.");
        using var package = await OpenAsync(id, "nupkg");
        foreach (var entry in package.Entries)
        {
            using var content = new MemoryStream();
            using var stream = await entry.OpenAsync(TestContext.Current.CancellationToken);
            await stream.CopyToAsync(content, TestContext.Current.CancellationToken);
            Assert.False(content.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(Repository.Root)) >= 0, $"{entry.FullName} names {Repository.Root}.");
        }
    }

    private static IEnumerable<XElement> Elements(ZipArchive package, string name)
    {
        using var stream = package.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        return [.. XDocument.Load(stream).Descendants().Where(element => element.Name.LocalName == name)];
    }

    private async Task<ZipArchive> OpenAsync(string id, string extension) =>
        await ZipFile.OpenReadAsync(Path.Combine(await feed.GetAsync(), $"{id}.{Feed.Version}.{extension}"), TestContext.Current.CancellationToken);
}
