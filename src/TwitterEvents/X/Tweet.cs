using System.Text.Json.Serialization;

namespace TwitterEvents.Models;

public sealed partial record Tweet
{
    /// <summary>
    /// The whole text, HTML-escaped as X sends it; <c>text</c> alone is cut when the post is <c>truncated</c>. X also cuts the text of a
    /// retweet (<c>RT @…</c>): the whole of that is in <see cref="RetweetedStatus"/>.
    /// </summary>
    [JsonIgnore]
    public string? CompleteText => ExtendedTweet?.FullText ?? FullText ?? Text;

    /// <summary>The whole text as a person reads it.</summary>
    [JsonIgnore]
    public string? PlainText => CompleteText is { } text ? EscapedText.Unescape(text) : null;

    /// <summary>The entities of <see cref="CompleteText"/>.</summary>
    [JsonIgnore]
    public Entities? CompleteEntities => ExtendedTweet is { FullText: not null } or { Entities: not null } ? ExtendedTweet.Entities : Entities;

    /// <summary>All media: photos, or one video or gif. <c>entities</c> alone has only the first, and calls it a photo.</summary>
    [JsonIgnore]
    public IReadOnlyList<Media> CompleteMedia =>
        ExtendedTweet?.ExtendedEntities?.Media ?? ExtendedEntities?.Media ?? CompleteEntities?.Media ?? [];
}
