using TwitterEvents.Generators.Schemas.Inference;

namespace TwitterEvents.Generators.Schemas.Types;

/// <summary>A type, or what may become one with others, while types are named.</summary>
/// <param name="simpleName">The name by hint, event or property; hints about places in it use this name.</param>
/// <param name="shape">What its objects look like.</param>
internal sealed class TypeNode(string simpleName, ObjectShape shape)
{
    public string SimpleName { get; } = simpleName;

    public ObjectShape Shape { get; set; } = shape;

    /// <summary>The type whose property it is; null if an event, envelope or hint has named it.</summary>
    public TypeNode? Owner { get; init; }

    public string Wire { get; init; } = "";

    /// <summary>Whether no other object can be of its type.</summary>
    public bool IsAlone { get; init; }

    /// <summary>The final name; null until it is known.</summary>
    public string? Name { get; set; }
}
