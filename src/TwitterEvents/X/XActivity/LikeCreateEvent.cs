using System.Text.Json.Serialization;
using TwitterEvents.Reading.Contract;

namespace TwitterEvents;

public sealed partial record LikeCreateEvent : IPostLiked
{
    private const string Inbound = "inbound";
    private const string Outbound = "outbound";

    /// <summary>
    /// Whether the subscribed user is the one who likes; otherwise somebody likes its post. True unless that is known to be somebody else, by the
    /// direction that was subscribed or by <see cref="LikerId"/>, so that who answers only if this is false never answers itself.
    /// </summary>
    [JsonIgnore]
    public bool IsByForUser => Direction != Inbound && MayBeForUser(LikerId);

    /// <summary>
    /// Who likes the post. X does not say it: it is the subscribed user where likes by it were subscribed, or another's post is liked; and the only
    /// other account that the delivery describes where likes of its posts were subscribed, or its own post is liked; else null.
    /// </summary>
    [JsonIgnore]
    public string? LikerId => Direction switch
    {
        Outbound => ForUserId,
        Inbound => OnlyOtherUser(),

        // Likes both ways: of another's post only the subscribed user's come.
        _ when EventIdentity.IsId(ForUserId) && EventIdentity.IsId(LikedPostAuthorId) => LikedPostAuthorId == ForUserId ? OnlyOtherUser() : ForUserId,
        _ => null,
    };

    string? IAction.ActionId => ActionIds.Like(Id);

    DateTimeOffset? IAccountAction.CreatedAt => TimestampMs ?? CreatedAt;

    string? IPostLiked.PostId => LikedPostId;

    string? IPostLiked.PostAuthorId => LikedPostAuthorId;

    private string? Direction => Filter?.Direction ?? Filter?.Qualifiers?.Direction;

    private string? OnlyOtherUser()
    {
        string? only = null;
        foreach (var user in Includes?.Users ?? [])
        {
            if (!EventIdentity.IsId(user.Id) || user.Id == LikedPostAuthorId || user.Id == only)
            {
                continue;
            }

            if (only is not null)
            {
                return null;
            }

            only = user.Id;
        }

        return only;
    }
}
