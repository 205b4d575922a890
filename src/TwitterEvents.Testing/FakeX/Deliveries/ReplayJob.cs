namespace TwitterEvents.Testing.Deliveries;

/// <summary>A replay job that was accepted.</summary>
internal sealed record ReplayJob(string Id, DateTimeOffset CreatedAt);
