using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Model;

/// <summary>How the events of a family are found whose kind is named beside them.</summary>
/// <param name="Name">The struct that finds the reader of a kind.</param>
/// <param name="Unknown">The event of a kind no sample has.</param>
/// <param name="Holder">The object of the envelope that events stand in; null if that is the envelope itself.</param>
/// <param name="Header">The HTTP header that names the kind; null if the body does.</param>
/// <param name="KindInEvent">The names on the way to what names the kind in each event; none if it is named elsewhere.</param>
/// <param name="IsWholeBody">Whether the whole body is the event.</param>
/// <param name="Kinds">The readers by the texts that name a kind.</param>
internal sealed record RoutesModel(
    string Name, string Unknown, string? Holder, string? Header, EquatableArray<string> KindInEvent, bool IsWholeBody, EquatableArray<RouteModel> Kinds)
{
    /// <summary>The names that an event may be nested in once more.</summary>
    public EquatableArray<string> Nested { get; init; } = EquatableArray<string>.Empty;

    /// <summary>Whether kinds of a key that no sample has are records of their own, which are unknown events of the family too.</summary>
    public bool IsUnknownShared { get; init; }
}

/// <summary>The reader of a kind.</summary>
internal sealed record RouteModel(string Kind, string Reader);
