namespace TwitterEvents.Testing;

/// <summary>
/// How the creation and the change of an X Activity subscription are answered. X's documentation and its specification show all of these.
/// </summary>
public enum FakeXActivityAnswer
{
    /// <summary><c>{"data":{"subscription":{…}},"meta":{…}}</c>; of a change <c>{"data":{"subscription":{…},"total_subscriptions":…}}</c>.</summary>
    Nested,

    /// <summary><c>{"data":{…},"meta":{…}}</c></summary>
    Bare,

    /// <summary><c>{"data":[{…}],"meta":{…}}</c></summary>
    List,

    /// <summary><c>{"data":{"subscription_id":"…"}}</c>; of a change as <see cref="Bare"/>.</summary>
    IdOnly,
}
