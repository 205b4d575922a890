namespace TwitterEvents.Tool.CommandLine;

/// <summary>Standard output takes nothing more: its disk is full, say, or the shell has closed it.</summary>
internal sealed class OutputException(Exception cause) : IOException($"The output cannot be written: {cause.Message}", cause);
