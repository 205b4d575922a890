namespace TwitterEvents.Management;

/// <summary>
/// A call was not made because a setting it needs is missing or cannot be: a credential, the environment, the base address. The message names
/// it, and the cure.
/// </summary>
/// <param name="message">What is missing, and where to get it.</param>
public sealed class TwitterCredentialsException(string message) : InvalidOperationException(message);
