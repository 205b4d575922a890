using Microsoft.CodeAnalysis;

namespace TwitterEvents.Generators.Schemas.Diagnostics;

/// <summary>The diagnostics of the schema generator. A problem never takes away the code of the events it does not concern.</summary>
internal static class SchemaDiagnostics
{
    private const string Category = "TwitterEvents.Schemas";

    private static readonly DiagnosticDescriptor InvalidJson = new(
        "TWE001",
        "Schema file is no valid JSON",
        "The file is no valid JSON: {0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The file takes no part in the generation until it is mended; the other files do.");

    private static readonly DiagnosticDescriptor SamplesDisagree = new(
        "TWE002",
        "Samples disagree",
        "'{0}' is {1} here and {2} in {3}; it stays raw JSON. Mend the sample, or give it a format in hints.json.",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A value that is of different kinds in different samples has no common type.");

    private static readonly DiagnosticDescriptor UnusedHint = new(
        "TWE003",
        "Hint matches nothing",
        "The hint for '{0}' matches nothing in the samples; correct the name or remove it",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    private static readonly DiagnosticDescriptor DuplicateTypeName = new(
        "TWE004",
        "Duplicate type name",
        "The type name '{0}' is taken; give this type another one in hints.json",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Two events, two types of hints.json, or one of these and a type of the library would have one name. "
        + "The second type is generated with a number at its end, so that the rest still compiles.");

    private static readonly DiagnosticDescriptor NoSchemas = new(
        "TWE005",
        "No samples",
        "There is no sample below the schema folder '{0}'; add FAMILY/EVENT_KEY/NAME.json",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    private static readonly DiagnosticDescriptor InvalidHint = new(
        "TWE006",
        "Invalid hint",
        "The hint cannot be used: {0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    private static readonly DiagnosticDescriptor NoEventInSample = new(
        "TWE007",
        "Sample without its event",
        "The sample gives no event of '{0}': {1}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A sample is one whole delivery body, with at least one event under the key its folder is named for.");

    private static readonly DiagnosticDescriptor SeveralFamilies = new(
        "TWE008",
        "Families that cannot be told apart",
        "Deliveries of '{0}' cannot be told from those of '{1}': give one of them a path that only its deliveries have, as \"when\" in \"delivery\" of its hints.json",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "At most one family is what no other is; each other one names a path of its own.");

    private static readonly DiagnosticDescriptor NoSchemaFile = new(
        "TWE009",
        "Schema file in no place for one",
        "The file is neither a sample nor hints, so it is left out: a sample is FAMILY/EVENT_KEY/NAME.json below the schema folder, hints are FAMILY/hints.json or hints.json",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "What a file is for is told by the metadata SchemaFolder of its AdditionalFiles item, the folders below the schema folder, and by its name.");

    private static readonly DiagnosticDescriptor IneffectiveHint = new(
        "TWE010",
        "Hint without effect",
        "The hint has no effect: {0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "What a hint is about is there, but the hint changes nothing of it.");

    /// <summary>Told by an analyzer: what a reference means is known only once all code is generated.</summary>
    public static readonly DiagnosticDescriptor UnknownReference = new(
        "TWE011",
        "Description refers to nothing",
        "The description of '{0}' refers to nothing by {1}; correct the name as C# has it where the description stands, or write it as <c>…</c>",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A reference in a description is one of the doc comment that it becomes. It finds what a comment at that type or property does.");

    public static DiagnosticDescriptor Of(SchemaProblem problem) => problem switch
    {
        SchemaProblem.InvalidJson => InvalidJson,
        SchemaProblem.SamplesDisagree => SamplesDisagree,
        SchemaProblem.UnusedHint => UnusedHint,
        SchemaProblem.DuplicateTypeName => DuplicateTypeName,
        SchemaProblem.NoSchemas => NoSchemas,
        SchemaProblem.InvalidHint => InvalidHint,
        SchemaProblem.SeveralFamilies => SeveralFamilies,
        SchemaProblem.NoSchemaFile => NoSchemaFile,
        SchemaProblem.IneffectiveHint => IneffectiveHint,
        SchemaProblem.UnknownReference => UnknownReference,
        _ => NoEventInSample,
    };
}
