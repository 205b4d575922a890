using System.Text.Json.Serialization;
using TwitterEvents.Models;

namespace TwitterEvents;

public sealed partial record PostDeleteEvent : IPostDeleted
{
    /// <summary>Who had written it, as the delivery's <c>includes</c> describe it.</summary>
    [JsonIgnore]
    public Account? Author => Includes?.FindUser(AuthorId);

    string? IAction.ActionId => ActionIds.DeletedPost(Id);

    DateTimeOffset? IAccountAction.CreatedAt => null;

    string? IPostDeleted.PostId => Id;
}
