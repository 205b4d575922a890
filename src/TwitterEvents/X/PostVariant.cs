namespace TwitterEvents;

/// <summary>What kind of post one is. X sends no such field; it follows from the post and from whom it is delivered for.</summary>
public enum PostVariant
{
    /// <summary>None of the others: for example a post so cut down that its author is missing.</summary>
    Unknown,

    /// <summary>A post that is known to be the subscribed user's, and is none of the others.</summary>
    Own,

    /// <summary>An answer to a post, by anybody.</summary>
    Reply,

    /// <summary>A post that is known to be somebody else's and mentions the subscribed user.</summary>
    Mention,

    /// <summary>A repost (retweet), by anybody; also one of a quote.</summary>
    Repost,

    /// <summary>A post that quotes another.</summary>
    Quote,
}
