namespace TwitterEvents.Management;

/// <summary>What a subscription of X Activity is about.</summary>
public enum ActivitySubject
{
    /// <summary>A user: <c>filter.user_id</c>.</summary>
    User = 0,

    /// <summary>A keyword: <c>filter.keyword</c>.</summary>
    Keyword = 1,

    /// <summary>The app itself: the filter is empty.</summary>
    App = 2,
}
