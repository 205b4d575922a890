using TwitterEvents.Generators.Schemas.Emit;
using TwitterEvents.Generators.Schemas.Model;

namespace TwitterEvents.Generators.Tests.Schemas.Support;

/// <summary>Short ways to look into a model.</summary>
internal static class Models
{
    /// <summary>Every record of a model, by name.</summary>
    public static IReadOnlyDictionary<string, RecordModel> Records(this SchemaModel model) =>
        model.Files.SelectMany(Records).ToDictionary(static record => record.Name);

    public static RecordModel Record(this SchemaModel model, string name) => model.Records()[name];

    public static PropertyModel Property(this RecordModel record, string wire) => record.Properties.Single(property => property.Wire == wire);

    public static string CSharpType(this PropertyModel property) => WithoutAliases(PropertyCode.Type(property.Type));

    public static string Codec(this PropertyModel property) => WithoutAliases(PropertyCode.Codec(property));

    /// <summary>The C# type of a property of the only event.</summary>
    public static string TypeOf(this SchemaSet set, string wire) => ShortName(set.ToModel().Record("PollEvent").Property(wire).CSharpType());

    /// <summary>The codec that reads a property of the only event.</summary>
    public static string CodecOf(this SchemaSet set, string wire) => set.ToModel().Record("PollEvent").Property(wire).Codec();

    private static string WithoutAliases(string code) => code
        .Replace("__Json::", "", StringComparison.Ordinal)
        .Replace("__Models::", "", StringComparison.Ordinal)
        .Replace("__Wire::", "", StringComparison.Ordinal);

    private static string ShortName(string type) => type
        .Replace("global::System.Collections.Generic.IReadOnly", "", StringComparison.Ordinal)
        .Replace("global::System.", "", StringComparison.Ordinal)
        .Replace("global::TwitterEvents.", "", StringComparison.Ordinal);

    private static IEnumerable<RecordModel> Records(FileModel file) => file switch
    {
        EnvelopeFile envelope => [envelope.Envelope],
        EventFile events => events.Events.Select(static e => e.Record),
        TypesFile types => types.Records,
        _ => [],
    };
}
