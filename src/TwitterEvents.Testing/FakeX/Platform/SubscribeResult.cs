namespace TwitterEvents.Testing.Platform;

/// <summary>What became of a wish to subscribe.</summary>
internal enum SubscribeResult
{
    Subscribed,
    AlreadySubscribed,
    TooMany,
}
