using TwitterEvents.Generators.Schemas.Inference;

namespace TwitterEvents.Generators.Schemas.Types;

/// <summary>A property that holds an object, or several.</summary>
internal sealed class TypeSlot
{
    /// <summary>What they look like, joined: the map itself, if they are maps.</summary>
    public ObjectShape? Shape { get; set; }

    /// <summary>Whether their names are data.</summary>
    public bool IsMap { get; set; }

    /// <summary>Their type, or that of a map's values; null if these are no objects.</summary>
    public TypeNode? Target { get; set; }
}
