using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Model;

/// <summary>The events under one key.</summary>
/// <param name="HintName">The file's name.</param>
/// <param name="Key">The key.</param>
/// <param name="Reader">The struct that reads them.</param>
/// <param name="Discriminator">The property that tells kinds apart; empty if none does.</param>
/// <param name="Envelope">What a delivery says beside its events.</param>
/// <param name="Base">What all events of the family have.</param>
/// <param name="Untyped">The event of a kind no sample has, in a family whose events stand at a place; null in another.</param>
/// <param name="Events">The events, kind by kind.</param>
/// <param name="Unknown">The event of a kind no sample has, with what all kinds share; null if there is none.</param>
internal sealed record EventFile(
    string HintName,
    string Key,
    string Reader,
    string Discriminator,
    string Envelope,
    EventBaseModel Base,
    string? Untyped,
    EquatableArray<EventModel> Events,
    RecordModel? Unknown)
    : FileModel(HintName)
{
    /// <summary>How they are found that are nested once more; null if none are.</summary>
    public NestingModel? Nesting { get; init; }
}
