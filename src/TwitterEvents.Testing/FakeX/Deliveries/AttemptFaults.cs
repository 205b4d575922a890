namespace TwitterEvents.Testing.Deliveries;

/// <summary>What goes wrong with one attempt.</summary>
internal readonly record struct AttemptFaults(bool WrongSignature, bool Disconnect, TimeSpan Delay);
