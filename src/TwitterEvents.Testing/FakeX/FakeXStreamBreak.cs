namespace TwitterEvents.Testing;

/// <summary>How the connections to the stream of X Activity break.</summary>
public enum FakeXStreamBreak
{
    /// <summary>X ends the answer in good order.</summary>
    End,

    /// <summary>X says why in a line of <c>errors</c>, and ends the answer.</summary>
    EndWithErrors,

    /// <summary>The connection is cut at once.</summary>
    Cut,

    /// <summary>The connection is cut in the middle of the next event.</summary>
    CutInLine,

    /// <summary>Nothing comes any more, no keep-alive either; the connection stays open until the app closes it.</summary>
    Stall,
}
