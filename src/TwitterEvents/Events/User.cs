namespace TwitterEvents;

public sealed partial record User
{
    /// <summary>Whether this is the account of that id; an unknown id is nobody's.</summary>
    internal bool Is(string? id) => id is not null && Id == id;
}
