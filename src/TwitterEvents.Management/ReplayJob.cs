namespace TwitterEvents.Management;

/// <summary>A replay job X has accepted.</summary>
/// <param name="Id">Its id, which the <see cref="ReplayJobStatusEvent"/> repeats.</param>
/// <param name="CreatedAt">When it was accepted; null where X does not say.</param>
public sealed record ReplayJob(string Id, DateTimeOffset? CreatedAt);
