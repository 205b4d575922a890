namespace TwitterEvents.Tool.CommandLine;

/// <summary>The command cannot run as it was asked to.</summary>
/// <param name="message">Why, and the cure.</param>
internal sealed class UsageException(string message) : Exception(message);
