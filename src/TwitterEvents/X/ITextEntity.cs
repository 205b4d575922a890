namespace TwitterEvents;

/// <summary>Something X has found in a text: a hashtag, cashtag, link, mention, or the link of a medium.</summary>
public interface ITextEntity
{
    /// <summary>Start and end (exclusive) in Unicode code points of the escaped text.</summary>
    IReadOnlyList<long>? Indices { get; }
}
