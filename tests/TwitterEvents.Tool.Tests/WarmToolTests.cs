namespace TwitterEvents.Tool.Tests;

/// <summary>What the other tests rest on: a process kept for many commands does what a new one does.</summary>
public sealed class WarmToolTests
{
    [Theory]
    [InlineData(0, "webhook", "list", "--json")]
    [InlineData(0, "activity", "types")]
    [InlineData(2, "webhook", "lost", "--json")]
    [InlineData(1, "webhook", "add", "--api", "v2", "--url", "http://not-secret.example")]
    [InlineData(1, "webhook", "delete", "--webhook-id", "7")]
    public async Task A_command_says_and_returns_what_it_does_in_a_process_of_its_own(int exitCode, params string[] arguments)
    {
        await using var desk = await Desk.OpenAsync();

        var warm = await WarmTool.RunAsync(arguments, desk.Folder.Root, desk.Environment);
        var cold = await Command.RunAsync("dotnet", [Repository.Tool, .. arguments], desk.Folder.Root, desk.Environment);

        Assert.Equal(cold, warm);
        Assert.Equal(exitCode, cold.ExitCode);
    }

    [Fact]
    public async Task A_command_leaves_neither_its_folder_nor_its_variables_to_the_next()
    {
        using var first = new TempFolder();
        using var second = new TempFolder();
        first.Write("appsettings.json", """{"Twitter":{"Inbox":"of-the-file"}}""");

        var byFile = await WarmTool.RunAsync(["inbox", "status"], first.Root);
        var byVariable = await WarmTool.RunAsync(["inbox", "status"], second.Root, new() { ["Twitter__Inbox"] = "of-the-variable" });
        var byNothing = await WarmTool.RunAsync(["inbox", "status"], second.Root);

        Assert.Contains("of-the-file", byFile.Errors, StringComparison.Ordinal);
        Assert.Contains("of-the-variable", byVariable.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("of-the-file", byNothing.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("of-the-variable", byNothing.Errors, StringComparison.Ordinal);
    }
}
