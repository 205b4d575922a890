using System.Text.Json.Nodes;

namespace TwitterEvents.Testing.XActivity;

/// <summary>Whose activity a subscription is for. At most one of user and keyword is there.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Keyword">The keyword.</param>
/// <param name="Direction"><c>inbound</c>, <c>outbound</c>, or null for both.</param>
/// <param name="HasQualifiers">Whether the direction stands in <c>qualifiers</c>, the newer form; it means the same.</param>
internal sealed record ActivityFilter(string? UserId, string? Keyword, string? Direction, bool HasQualifiers)
{
    public bool IsSameAs(ActivityFilter other) => HasSubjectOf(other) && Direction == other.Direction;

    /// <summary>Whether some event is for both.</summary>
    public bool Overlaps(ActivityFilter other) => HasSubjectOf(other) && (Direction is null || other.Direction is null || Direction == other.Direction);

    /// <summary>The filter as it was sent.</summary>
    public JsonObject ToJson()
    {
        var json = new JsonObject();
        if (UserId is not null)
        {
            json["user_id"] = UserId;
        }

        if (Keyword is not null)
        {
            json["keyword"] = Keyword;
        }

        if (HasQualifiers)
        {
            json["qualifiers"] = new JsonObject { ["direction"] = Direction };
        }
        else if (Direction is not null)
        {
            json["direction"] = Direction;
        }

        return json;
    }

    private bool HasSubjectOf(ActivityFilter other) => UserId == other.UserId && Keyword == other.Keyword;
}
