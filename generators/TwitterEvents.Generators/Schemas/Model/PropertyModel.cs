using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Model;

/// <summary>One property of a record.</summary>
/// <param name="Wire">Its name on the wire.</param>
/// <param name="Name">Its name in C#.</param>
/// <param name="Type">Its type.</param>
/// <param name="Summary">What it is, where it stands, whether it is always there; XML.</param>
/// <param name="Example">A value from the samples; null if there is none.</param>
/// <param name="Words">Values it is known to have; null if it is not known to have any.</param>
internal sealed record PropertyModel(string Wire, string Name, TypeRef Type, string Summary, string? Example, WordsModel? Words)
{
    /// <summary>Whether <c>ToString</c> does not show it.</summary>
    public bool IsSecret { get; init; }

    /// <summary>Whether the record's base declares it.</summary>
    public bool IsInherited { get; init; }

    /// <summary>Other names that it is sent under.</summary>
    public EquatableArray<string> OtherNames { get; init; }
}
