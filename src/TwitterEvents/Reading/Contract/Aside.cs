using System.ComponentModel;

namespace TwitterEvents.Reading.Contract;

/// <summary>
/// What a record carries along to be written as it came, and that is no part of what it says: any two are equal, and so are records that differ
/// in nothing else.
/// </summary>
/// <typeparam name="T">What is carried.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct Aside<T> : IEquatable<Aside<T>>
{
    /// <summary>It; the default if there is none.</summary>
    internal T? Value { get; set; }

    /// <summary>Any two are equal.</summary>
    public static bool operator ==(Aside<T> left, Aside<T> right) => left.Equals(right);

    /// <summary>Any two are equal.</summary>
    public static bool operator !=(Aside<T> left, Aside<T> right) => !left.Equals(right);

    /// <summary>Any two are equal.</summary>
    public readonly bool Equals(Aside<T> other) => true;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is Aside<T>;

    /// <inheritdoc/>
    public override readonly int GetHashCode() => 0;
}
