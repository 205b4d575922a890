namespace TwitterEvents.Management;

/// <summary>What is declared cannot be registered as things are; the message says why, and the cure.</summary>
internal sealed class RegistrationException(string message, Exception? inner = null) : Exception(message, inner);
