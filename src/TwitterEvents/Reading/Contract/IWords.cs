using System.ComponentModel;

namespace TwitterEvents.Reading.Contract;

/// <summary>The values a text is known to have. Generated from hints.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IWords
{
    /// <summary>The value as a string that is always the same object; null if it is none of the known.</summary>
    static abstract string? Find(ReadOnlySpan<byte> name);
}
