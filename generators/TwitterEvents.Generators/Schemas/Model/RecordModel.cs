using System.Linq;
using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Model;

/// <summary>One record.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Summary">What it is, XML.</param>
/// <param name="Properties">Its properties, in the order of the samples.</param>
/// <param name="Texts">Properties that follow from those.</param>
internal sealed record RecordModel(
    string Name, string Summary, EquatableArray<PropertyModel> Properties, EquatableArray<TextModel> Texts = default)
{
    /// <summary>The name that its objects may come wrapped in, alone; null if they do not.</summary>
    public string? Wrapper { get; init; }

    /// <summary>The first family that has it.</summary>
    public int Family { get; init; }

    /// <summary>Whether other families have it as well.</summary>
    public bool IsShared { get; init; }

    /// <summary>Where events stand in it, or in something that it holds; null if none do.</summary>
    public PlaceModel? Place { get; init; }

    /// <summary>Whether a property is sent under a name.</summary>
    public bool Knows(string name) => Properties.Any(property => property.Wire == name || property.OtherNames.Contains(name));
}
