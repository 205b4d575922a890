namespace TwitterEvents;

/// <summary>An object X sends whole in one place, and only named by its id in another. It is either the one or the other.</summary>
/// <typeparam name="T">The object.</typeparam>
public sealed record IdOr<T>
    where T : class
{
    /// <summary>An object of which the id alone was sent.</summary>
    public IdOr(TextOrNumber id) => Id = id;

    /// <summary>An object that was sent whole.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    public IdOr(T value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Value = value;
    }

    /// <summary>The id, if it alone was sent; null if the object was: it has its id itself.</summary>
    public TextOrNumber? Id { get; }

    /// <summary>The object, if it was sent whole.</summary>
    public T? Value { get; }
}
