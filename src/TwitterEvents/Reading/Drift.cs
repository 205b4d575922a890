namespace TwitterEvents.Reading;

/// <summary>One thing in a delivery that the schemas do not know.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Path">Where it stands, for example <c>tweet_create_events[].user.new_field</c>.</param>
public readonly record struct Drift(DriftKind Kind, string Path);
