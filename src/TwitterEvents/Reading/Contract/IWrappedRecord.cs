using System.ComponentModel;

namespace TwitterEvents.Reading.Contract;

/// <summary>A generated record whose object may come wrapped in another that has nothing else: <c>{"data":{…}}</c>. It is written as it came.</summary>
/// <typeparam name="TSelf">The record.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IWrappedRecord<TSelf> : IWireRecord<TSelf>
    where TSelf : class, IWrappedRecord<TSelf>
{
    /// <summary>The name it may be wrapped in.</summary>
    static abstract string Wrapper { get; }

    /// <summary>Whether it came wrapped. It is no part of what the record says.</summary>
    Wrapping Wrapping { get; set; }
}

/// <summary>Whether an object came wrapped in another. All of them are equal.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Wrapping : IEquatable<Wrapping>
{
    internal Wrapping(bool isWrapped) => IsWrapped = isWrapped;

    internal bool IsWrapped { get; }

    /// <summary>True.</summary>
    public static bool operator ==(Wrapping left, Wrapping right) => left.Equals(right);

    /// <summary>False.</summary>
    public static bool operator !=(Wrapping left, Wrapping right) => !left.Equals(right);

    /// <summary>True.</summary>
    public bool Equals(Wrapping other) => true;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Wrapping;

    /// <inheritdoc/>
    public override int GetHashCode() => 0;
}
