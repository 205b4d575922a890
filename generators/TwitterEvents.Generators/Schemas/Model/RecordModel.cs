using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Model;

/// <summary>One record.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Summary">What it is, XML.</param>
/// <param name="Properties">Its properties, in the order of the samples.</param>
/// <param name="Texts">Properties that follow from those.</param>
internal sealed record RecordModel(
    string Name, string Summary, EquatableArray<PropertyModel> Properties, EquatableArray<TextModel> Texts = default);
