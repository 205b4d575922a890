using System.ComponentModel;
using System.Text;

namespace TwitterEvents.Reading.Contract;

/// <summary>
/// Under which of its names a property came, so that it is written under that. It is no part of what a record says: any two are equal, and so are
/// records that differ in nothing else.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct SentName : IEquatable<SentName>
{
    /// <summary>The name; null if the property has no value that was read.</summary>
    internal string? Name { get; set; }

    /// <summary>Any two are equal.</summary>
    public static bool operator ==(SentName left, SentName right) => left.Equals(right);

    /// <summary>Any two are equal.</summary>
    public static bool operator !=(SentName left, SentName right) => !left.Equals(right);

    /// <summary>The name; the main one of the property if it came under none.</summary>
    /// <param name="main">The main name.</param>
    public readonly string Or(string main) => Name ?? main;

    /// <summary>The name, UTF-8; the main one of the property if it came under none.</summary>
    /// <param name="main">The main name, UTF-8.</param>
    public readonly ReadOnlySpan<byte> Or(ReadOnlySpan<byte> main) => Name is null ? main : Encoding.UTF8.GetBytes(Name);

    /// <summary>Any two are equal.</summary>
    public readonly bool Equals(SentName other) => true;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is SentName;

    /// <inheritdoc/>
    public override readonly int GetHashCode() => 0;
}
