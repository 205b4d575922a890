namespace TwitterEvents.Testing.Deliveries;

/// <summary>What is wrong with the dates of a replay job.</summary>
internal enum ReplayWindowFault
{
    Missing,
    Unreadable,
    OutOfRange,
    NotPast,
}
