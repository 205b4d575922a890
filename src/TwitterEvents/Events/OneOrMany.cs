using System.Collections;

namespace TwitterEvents;

/// <summary>A value X sends by itself in one place and as an array in another. It is a list of it either way, and remembers which it was.</summary>
/// <typeparam name="T">The value, or an item of the array.</typeparam>
public sealed class OneOrMany<T> : IReadOnlyList<T>
{
    private readonly IReadOnlyList<T> items;

    /// <summary>A value sent by itself.</summary>
    public OneOrMany(T value)
    {
        items = [value];
        IsSingle = true;
    }

    /// <summary>Values sent as an array.</summary>
    /// <param name="many">The items; there may be none, or one.</param>
    /// <exception cref="ArgumentNullException"><paramref name="many"/> is null.</exception>
    public OneOrMany(IReadOnlyList<T> many)
    {
        ArgumentNullException.ThrowIfNull(many);
        items = many;
    }

    /// <summary>Whether it was sent by itself; then it has one item.</summary>
    public bool IsSingle { get; }

    /// <summary>How many there are; 1 if it was sent by itself.</summary>
    public int Count => items.Count;

    /// <summary>The item at a place, from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none.</exception>
    public T this[int index] => items[index];

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
