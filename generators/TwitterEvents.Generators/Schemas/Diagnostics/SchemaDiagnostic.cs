using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using TwitterEvents.Generators.Schemas.Json;
using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Diagnostics;

/// <summary>A problem with a schema file, as a value that the generator's cache can compare.</summary>
internal sealed record SchemaDiagnostic(SchemaProblem Problem, string Path, Position Position, EquatableArray<string> Arguments)
{
    public SchemaDiagnostic(SchemaProblem problem, string path, Position position, string[] arguments)
        : this(problem, path, position, new EquatableArray<string>(arguments))
    {
    }

    public Diagnostic ToDiagnostic()
    {
        var location = Microsoft.CodeAnalysis.Location.None;
        if (Path.Length > 0)
        {
            var start = new LinePosition(Position.Line, Position.Column);
            location = Microsoft.CodeAnalysis.Location.Create(Path, default, new LinePositionSpan(start, start));
        }

        var arguments = new object[Arguments.Count];
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = Arguments[i];
        }

        return Diagnostic.Create(SchemaDiagnostics.Of(Problem), location, arguments);
    }
}

/// <summary>What can be wrong with the schemas.</summary>
internal enum SchemaProblem
{
    InvalidJson,
    SamplesDisagree,
    UnusedHint,
    DuplicateTypeName,
    NoSchemas,
    InvalidHint,
    NoEventInSample,
    SeveralFamilies,
    NoSchemaFile,
    IneffectiveHint,
    UnknownReference,
}
