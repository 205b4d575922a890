namespace TwitterEvents.Testing.XActivity;

/// <summary>A type of event that can be subscribed to.</summary>
/// <param name="Name">Its name on the wire.</param>
/// <param name="Scope">The OAuth 2.0 scope of a private type; null for a public one, for which the app's bearer token suffices.</param>
/// <param name="Filter">What its filter names.</param>
/// <param name="HasDirection">Whether the filter may have a direction.</param>
internal sealed record EventType(string Name, string? Scope, FilterKind Filter = FilterKind.User, bool HasDirection = true)
{
    public bool IsPrivate => Scope is not null;
}
