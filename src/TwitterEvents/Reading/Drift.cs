namespace TwitterEvents.Reading;

/// <summary>One thing in a delivery that the schemas do not know.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Path">
/// Where it stands, for example <c>tweet_create_events[].user.new_field</c>. A name with odd characters is escaped (<c>user["new.field"]</c>);
/// long ones are cut, so that a path has at most some 400 characters.
/// </param>
public readonly record struct Drift(DriftKind Kind, string Path);
