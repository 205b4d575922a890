using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Model;

/// <summary>What all events of a family have.</summary>
/// <param name="Name">The abstract record.</param>
/// <param name="Holder">The object of the envelope that events stand in; null if that is the envelope itself.</param>
/// <param name="ForUserId">A C# expression for the subscribed user.</param>
/// <param name="SentId">A C# expression for the sender's own id of what brought the event; null if it gives none.</param>
/// <param name="Context">Properties that follow from the envelope.</param>
internal sealed record EventBaseModel(
    string Name, string? Holder, string ForUserId, string? SentId, EquatableArray<ContextModel> Context);

/// <summary>A property that follows from the envelope.</summary>
internal sealed record ContextModel(string Name, TypeRef Type, string Expression, string Summary);
