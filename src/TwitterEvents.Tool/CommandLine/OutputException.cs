namespace TwitterEvents.Tool.CommandLine;

/// <summary>Standard output takes nothing more: its disk is full, say.</summary>
internal sealed class OutputException(IOException cause) : IOException($"The output cannot be written: {cause.Message}", cause);
