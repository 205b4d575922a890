using System.CommandLine;

namespace TwitterEvents.Tool.CommandLine;

/// <summary>A command with more to say than its one line.</summary>
internal sealed class DocumentedCommand(string name, string description) : Command(name, description)
{
    /// <summary>What <c>--help</c> prints below everything else: examples, what it needs.</summary>
    public required string Notes { get; init; }
}
