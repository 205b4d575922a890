namespace TwitterEvents.Package.Tests;

/// <summary>The code fix, in a program that loads it from the package as editors do.</summary>
public sealed class CodeFixTests(Feed feed)
{
    private const string Project =
        """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="TwitterEvents" Version="VERSION" />
          </ItemGroup>
        </Project>
        """;

    [Fact]
    public async Task The_command_of_MIGRATION_md_changes_the_handlers_of_every_file()
    {
        const string Format = "dotnet format analyzers --diagnostics TWE115 --severity info";
        Assert.Contains(Format, await File.ReadAllTextAsync(Repository.At("MIGRATION.md"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var folder = new TempFolder();
        await feed.AddToAsync(folder);
        folder.Write("Bot.csproj", Project.Replace("VERSION", Feed.Version, StringComparison.Ordinal));
        var greeter = folder.Write(
            "Greeter.cs",
            """
            using TwitterEvents;

            public sealed class Greeter : IHandle<FollowEvent>
            {
                public ValueTask HandleAsync(FollowEvent e, EventContext context, CancellationToken cancellationToken) => default;
            }

            """);
        var muter = folder.Write(
            "Muter.cs",
            """
            public sealed class Muter : TwitterEvents.IHandle<TwitterEvents.MuteEvent>
            {
                ValueTask TwitterEvents.IHandle<TwitterEvents.MuteEvent>.HandleAsync(
                    TwitterEvents.MuteEvent e, TwitterEvents.EventContext context, CancellationToken cancellationToken) => default;
            }

            """);

        await Command.DotnetAsync(folder.Root, Format.Split(' ')[1..], feed.Environment);

        Assert.Equal(
            """
            using TwitterEvents;

            public sealed class Greeter : IHandle<IFollowed>
            {
                public ValueTask HandleAsync(IFollowed e, EventContext context, CancellationToken cancellationToken) => default;
            }

            """,
            await File.ReadAllTextAsync(greeter, TestContext.Current.CancellationToken));
        Assert.Equal(
            """
            public sealed class Muter : TwitterEvents.IHandle<TwitterEvents.IMuted>
            {
                ValueTask TwitterEvents.IHandle<TwitterEvents.IMuted>.HandleAsync(
                    TwitterEvents.IMuted e, TwitterEvents.EventContext context, CancellationToken cancellationToken) => default;
            }

            """,
            await File.ReadAllTextAsync(muter, TestContext.Current.CancellationToken));
    }
}
