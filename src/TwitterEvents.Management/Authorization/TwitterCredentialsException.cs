namespace TwitterEvents.Management;

/// <summary>A call was not made because a credential it needs is not set. The message names the setting and the cure.</summary>
/// <param name="message">What is missing, and where to get it.</param>
public sealed class TwitterCredentialsException(string message) : InvalidOperationException(message);
