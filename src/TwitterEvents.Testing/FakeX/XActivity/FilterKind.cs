namespace TwitterEvents.Testing.XActivity;

/// <summary>What the filter of a subscription names.</summary>
internal enum FilterKind
{
    User,
    Keyword,

    /// <summary>The filter is <c>{}</c>: the events are the app's.</summary>
    Nothing,
}
