using TwitterEvents.Management;

namespace TwitterEvents.Tool.Activity;

/// <summary>An event type, as it is printed.</summary>
/// <param name="Name">Its name on the wire.</param>
/// <param name="IsPrivate">Whether a subscription takes the user's own token.</param>
/// <param name="Scope">The scope of that token.</param>
/// <param name="About">What its filter names: <c>user</c>, <c>keyword</c> or <c>app</c>.</param>
/// <param name="TakesDirection">Whether its filter may have a direction.</param>
/// <param name="Price">In US dollars; null where X says nothing.</param>
internal sealed record EventTypeOutput(string Name, bool IsPrivate, string? Scope, string About, bool TakesDirection, decimal? Price)
{
    public static readonly string[] Columns = ["Event type", "Credential", "About", "Direction", $"Price ({Prices.Date})"];

    public static EventTypeOutput Of(ActivityEventType type) => new(
        type.Name,
        type.IsPrivate,
        type.Scope,
        type.Subject switch
        {
            ActivitySubject.Keyword => "keyword",
            ActivitySubject.App => "app",
            _ => "user",
        },
        type.TakesDirection,
        type.Price);

    public string[] Row() =>
        [Name, IsPrivate ? $"private: user's token, scope {Scope}" : "public: app's bearer token", About, TakesDirection ? "inbound, outbound, or both" : "", Prices.Of(Name)];
}
