using TwitterEvents.Generators.Handlers;
using Xunit.Sdk;

namespace TwitterEvents.Generators.Tests.Support;

/// <summary>A snapshot that differs, or that nothing generates any more, fails and says where.</summary>
public sealed class SnapshotTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("snapshots");
    private readonly GeneratorRun run = GeneratorHarness.Run(new HandlerGenerator(), new TestProject("class Nothing;"));

    [Fact]
    public void What_came_before_passes_and_leaves_nothing_behind()
    {
        Accept();

        Verify();

        Assert.Equal(["Some.Test#TwitterEvents.Handlers.g.verified.cs"], Files());
    }

    [Fact]
    public void What_is_new_fails_and_is_written_down()
    {
        Assert.IsAssignableFrom<XunitException>(Record.Exception(Verify));

        Assert.Equal(["Some.Test#TwitterEvents.Handlers.g.received.cs"], Files());
    }

    [Fact]
    public void What_differs_fails_and_names_the_line()
    {
        Accept();
        var path = Path.Combine(folder.FullName, Files()[0]);
        File.WriteAllText(path, File.ReadAllText(path).Replace("#nullable enable", "#nullable disable", StringComparison.Ordinal));

        var thrown = Assert.IsAssignableFrom<XunitException>(Record.Exception(Verify));

        Assert.Contains("line 3\n  verified: #nullable disable\n  received: #nullable enable", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_longer_generated_fails()
    {
        Accept();
        File.WriteAllText(Path.Combine(folder.FullName, "Some.Test#Gone.g.verified.cs"), "");

        var thrown = Assert.IsAssignableFrom<XunitException>(Record.Exception(Verify));

        Assert.Contains("Some.Test#Gone.g.verified.cs: no longer generated", thrown.Message, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private void Verify() => Snapshot.Verify(run, testFile: Path.Combine(folder.FullName, "Some.cs"), method: "Test");

    private void Accept()
    {
        Record.Exception(Verify);
        var received = Path.Combine(folder.FullName, Files()[0]);
        File.Move(received, received.Replace(".received.", ".verified.", StringComparison.Ordinal));
    }

    private string[] Files() => [.. folder.GetFiles().Select(static file => file.Name)];
}
