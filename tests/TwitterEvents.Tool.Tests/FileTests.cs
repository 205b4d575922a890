using System.Text.Json;

namespace TwitterEvents.Tool.Tests;

/// <summary>Files that cannot be read or written.</summary>
public sealed class FileTests
{
    [Fact]
    public async Task Inspect_tells_which_file_it_cannot_read_and_looks_at_the_others()
    {
        using var folder = new TempFolder();
        folder.Write("captured/1.json", "{}");
        using var held = Hold(folder.Write("captured/2.json", "{}"));
        folder.Write("captured/3.json", "{}");

        var result = await WarmTool.RunAsync(["inspect", "captured", "--json"], folder.Root);

        Assert.Equal((1, ""), (result.ExitCode, result.Errors));
        var errors = result.Lines.Select(line => JsonElement.Parse(line).GetProperty("error").GetString()).ToList();
        Assert.Equal([true, false, true], errors.Select(error => error is null));
        Assert.Contains("cannot be read", errors[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'event.json' cannot be read", "send", "event.json", "--to", "http://127.0.0.1:1/")]
    [InlineData("cannot be written", "inspect", "other.json", "--write", "event.json")]
    public async Task What_cannot_be_read_or_written_is_one_line_and_bad_usage(string says, params string[] arguments)
    {
        using var folder = new TempFolder();
        using var held = Hold(folder.Write("event.json", "{}"));
        folder.Write("other.json", "{}");

        var result = await WarmTool.RunAsync(arguments, folder.Root);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(says, Assert.Single(result.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    /// <summary>Nobody else can open it meanwhile.</summary>
    private static FileStream Hold(string path) => new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
}
