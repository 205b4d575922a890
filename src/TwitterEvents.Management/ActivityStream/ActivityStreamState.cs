namespace TwitterEvents.Management;

/// <summary>How the stream of X Activity stands at one moment.</summary>
/// <param name="Status">The state.</param>
/// <param name="Message">The same in a sentence, with the cure if there is one to name.</param>
/// <param name="Failures">How often connecting has failed in a row.</param>
public sealed record ActivityStreamState(ActivityStreamStatus Status, string Message, int Failures)
{
    /// <summary>What a refusal threw: a <see cref="TwitterApiException"/>, or the setting that is missing.</summary>
    internal Exception? Refusal { get; init; }
}
