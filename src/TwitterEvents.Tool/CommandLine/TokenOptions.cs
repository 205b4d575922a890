using System.CommandLine;

namespace TwitterEvents.Tool.CommandLine;

/// <summary>Where a command that subscribes has users' own tokens from.</summary>
internal sealed class TokenOptions
{
    public Option<string?> File { get; } = new("--tokens")
    {
        Description = "A JSON file with users' own tokens; they win over those of a folder.",
        HelpName = "FILE",
    };

    /// <summary>The folder <c>connect</c> puts them into.</summary>
    public TokenFolderOptions Folder { get; } = new();

    public IReadOnlyList<Option> All => [File, .. Folder.All];

    public void AddTo(Command command)
    {
        foreach (var option in All)
        {
            command.Options.Add(option);
        }
    }
}
