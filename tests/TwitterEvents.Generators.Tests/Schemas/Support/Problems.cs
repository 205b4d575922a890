using Microsoft.CodeAnalysis;
using TwitterEvents.Generators.Tests.Support;

namespace TwitterEvents.Generators.Tests.Schemas.Support;

/// <summary>Diagnostics as the compiler prints them: <c>FILE(LINE,COLUMN): ID: MESSAGE</c>, the file below the family's folder.</summary>
internal static class Problems
{
    /// <summary>Those of a set; its generated code is still checked to be what the harness demands.</summary>
    public static IReadOnlyList<string> Of(SchemaSet set) => Of(set.Generate());

    public static IReadOnlyList<string> Of(GeneratorRun run) => [.. run.Diagnostics.Select(Text)];

    public static string Text(Diagnostic diagnostic)
    {
        var place = diagnostic.Location.GetLineSpan();
        var start = place.StartLinePosition;
        var file = place.Path.Replace(SchemaSet.Root + SchemaSet.Family, "", StringComparison.Ordinal);
        return $"{file}({start.Line + 1},{start.Character + 1}): {diagnostic.Id}: {diagnostic.GetMessage(null)}";
    }
}
