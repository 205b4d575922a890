namespace TwitterEvents;

/// <summary>Why X delivered a post. X sends no such field; it follows from the post and from whom it is delivered for.</summary>
public enum TweetVariant
{
    /// <summary>None of the others: for example a post so cut down that its author is missing.</summary>
    Unknown,

    /// <summary>A post of the subscribed user that is none of the others.</summary>
    Own,

    /// <summary>An answer to a post, by anybody.</summary>
    Reply,

    /// <summary>A post of somebody else that mentions the subscribed user.</summary>
    Mention,

    /// <summary>A retweet, by anybody; also a retweet of a quote.</summary>
    Retweet,

    /// <summary>A post that quotes another and carries it along.</summary>
    Quote,
}
