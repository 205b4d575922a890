namespace TwitterEvents.Generators.Schemas.Model;

/// <summary>What a property holds. The code that reads it is the emitters' affair.</summary>
internal abstract record TypeRef
{
    /// <summary>Whether it is an id, or several: read from text and number, and written in the form it came.</summary>
    public abstract bool IsId { get; }

    /// <summary>Whether one value may come in several spellings, as ids and dates do: what came in another than the usual is kept beside it.</summary>
    public abstract bool HasSpellings { get; }

    /// <summary>The record that it is, or that it holds; null if it holds scalars.</summary>
    public abstract string? Record { get; }

    /// <summary>Whether it is read as a text.</summary>
    public virtual bool IsText => false;
}
