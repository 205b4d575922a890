namespace TwitterEvents.Testing.XActivity;

/// <summary>Why a subscription is not made.</summary>
internal enum ActivityRefusal
{
    Duplicate,
    TooMany,
}
