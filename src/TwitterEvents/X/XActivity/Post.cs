using System.Text.Json.Serialization;

namespace TwitterEvents.Models;

public sealed partial record Post
{
    private const string Reposted = "retweeted";
    private const string Quoted = "quoted";
    private const string RepliedTo = "replied_to";

    /// <summary>The whole text, HTML-escaped as X sends it; <c>text</c> alone is cut where the post is long. X also cuts the text of a repost: the whole of that is in the post it reposts.</summary>
    [JsonIgnore]
    public string? CompleteText => NotePost?.Text ?? Text;

    /// <summary>The whole text as a person reads it.</summary>
    [JsonIgnore]
    public string? PlainText => CompleteText is { } text ? EscapedText.Unescape(text) : null;

    /// <summary>The entities of <see cref="CompleteText"/>.</summary>
    [JsonIgnore]
    public PostEntities? CompleteEntities => NotePost is { Text: not null } ? NotePost.Entities : Entities;

    /// <summary>The id of the post that this one reposts; null if it is no repost.</summary>
    [JsonIgnore]
    public string? RepostedPostId => FindReferenced(Reposted);

    /// <summary>The id of the post that this one quotes; null if it quotes none.</summary>
    [JsonIgnore]
    public string? QuotedPostId => FindReferenced(Quoted);

    /// <summary>The id of the post that this one answers; null if it answers none.</summary>
    [JsonIgnore]
    public string? RepliedToPostId => FindReferenced(RepliedTo) ?? InReplyToPostId;

    private string? FindReferenced(string type)
    {
        foreach (var referenced in ReferencedPosts ?? [])
        {
            if (referenced.Type == type)
            {
                return referenced.Id;
            }
        }

        return null;
    }
}
