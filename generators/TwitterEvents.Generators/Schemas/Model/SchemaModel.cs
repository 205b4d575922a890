using TwitterEvents.Generators.Schemas.Diagnostics;
using TwitterEvents.Generators.Schemas.Samples;
using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Model;

/// <summary>All that is generated from the schemas, a file each, and what is wrong with them.</summary>
internal sealed record SchemaModel(EquatableArray<FileModel> Files, EquatableArray<SchemaDiagnostic> Diagnostics);

/// <summary>One generated file.</summary>
/// <param name="HintName">Its name; unique also where case does not count.</param>
internal abstract record FileModel(string HintName);

/// <summary>A shared type, and the types that only it uses.</summary>
internal sealed record TypesFile(string HintName, EquatableArray<RecordModel> Records) : FileModel(HintName);

/// <summary>The events under one key, and the types that only they use.</summary>
internal sealed record EventFile(
    string HintName,
    string Key,
    string Reader,
    string Discriminator,
    string Envelope,
    string EventBase,
    EquatableArray<EventModel> Events,
    EquatableArray<RecordModel> Records)
    : FileModel(HintName);

/// <summary>A family's envelope, the base of its events, and the types that only they use.</summary>
internal sealed record EnvelopeFile(
    string HintName, string Family, RecordModel Envelope, string EventBase, string ForUserId, EquatableArray<EventKey> Keys, EquatableArray<RecordModel> Records)
    : FileModel(HintName);

/// <summary>The lists of all kinds, families and records.</summary>
internal sealed record CatalogFile(
    string HintName, EquatableArray<string> Envelopes, EquatableArray<string> Events, EquatableArray<string> Records)
    : FileModel(HintName);

/// <summary>An event key of a family, and the struct that reads its events.</summary>
internal sealed record EventKey(string Key, EventStyle Style, string Reader);

/// <summary>One event.</summary>
/// <param name="Record">The record.</param>
/// <param name="Kind">The discriminator's value or the inner key; null if the key has one kind only.</param>
/// <param name="Wraps">The shared type that is the event's whole JSON; null if the record has the properties itself.</param>
/// <param name="Discriminator">A C# expression for the discriminator as it was read; null if the key has none.</param>
/// <param name="Identity">C# expressions, each a text or null, that together make two events the same.</param>
internal sealed record EventModel(
    RecordModel Record, string? Kind, string? Wraps, string? Discriminator, EquatableArray<string> Identity);

/// <summary>One record.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Summary">What it is, XML.</param>
/// <param name="Properties">Its properties, in the order of the samples.</param>
/// <param name="Texts">Properties that follow from those.</param>
internal sealed record RecordModel(
    string Name, string Summary, EquatableArray<PropertyModel> Properties, EquatableArray<TextModel> Texts = default);

/// <summary>A text that follows from other properties.</summary>
/// <param name="Name">Its name in C#.</param>
/// <param name="Expression">How it follows.</param>
/// <param name="Summary">What it is, XML.</param>
internal sealed record TextModel(string Name, string Expression, string Summary);

/// <summary>One property of a record.</summary>
/// <param name="Wire">Its name on the wire.</param>
/// <param name="Name">Its name in C#.</param>
/// <param name="Type">Its type.</param>
/// <param name="Summary">What it is, where it stands, whether it is always there; XML.</param>
/// <param name="Example">A value from the samples; null if there is none.</param>
/// <param name="Words">Values it is known to have; null if it is not known to have any.</param>
internal sealed record PropertyModel(string Wire, string Name, TypeRef Type, string Summary, string? Example, WordsModel? Words);

/// <summary>Values that one or several properties of a record are known to have.</summary>
internal sealed record WordsModel(string Name, EquatableArray<string> Values);

/// <summary>A C# type and the codec that reads it.</summary>
/// <param name="Name">The type, without the <c>?</c> that every property has.</param>
/// <param name="Codec">The codec.</param>
/// <param name="Kind">How the runtime reads it.</param>
/// <param name="Converter">The System.Text.Json converter that a property of it needs; null if none.</param>
/// <param name="IsId">Whether it is an id, or several: read from text and number, and written in the form it came.</param>
internal sealed record TypeRef(string Name, string Codec, TypeKind Kind, string? Converter = null, bool IsId = false);

internal enum TypeKind
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>A scalar of a value type.</summary>
    Value,

    /// <summary>A record, list or map.</summary>
    Container,
}
