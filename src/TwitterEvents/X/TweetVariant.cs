namespace TwitterEvents;

/// <summary>Why X delivered a post. X sends no such field; it follows from the post and from whom it is delivered for.</summary>
public enum TweetVariant
{
    /// <summary>None of the others: for example a post so cut down that its author is missing.</summary>
    Unknown,

    /// <summary>A post that is known to be the subscribed user's, and is none of the others.</summary>
    Own,

    /// <summary>An answer to a post, by anybody.</summary>
    Reply,

    /// <summary>A post that is known to be somebody else's and mentions the subscribed user.</summary>
    Mention,

    /// <summary>A retweet, by anybody; also a retweet of a quote.</summary>
    Retweet,

    /// <summary>A post that quotes another and carries it along.</summary>
    Quote,
}
