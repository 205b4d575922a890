namespace TwitterEvents.Tool;

/// <summary>What the tool's exit codes mean.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>The command ran, and its answer is no.</summary>
    public const int Failure = 1;

    /// <summary>The command line cannot be understood, or a setting it needs is missing.</summary>
    public const int BadUsage = 2;

    /// <summary>Ctrl+C, as shells count it.</summary>
    public const int Cancelled = 130;
}
