using TwitterEvents.Reading;

namespace TwitterEvents;

/// <summary>How often something the schemas do not know has come since the start.</summary>
/// <param name="Drift">What it is and where it stands.</param>
/// <param name="Count">How often it came.</param>
public readonly record struct DriftCount(Drift Drift, long Count);
