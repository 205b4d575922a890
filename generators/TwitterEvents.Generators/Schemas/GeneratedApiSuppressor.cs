using System.Collections.Immutable;
using System.IO;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TwitterEvents.Generators.Schemas;

/// <summary>
/// Lets a new sample build before its API is declared: a library that keeps its public API in text files (PublicApiAnalyzers) need not
/// declare what is generated from samples, unless it has a file for just that. No .editorconfig reaches generated files.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class GeneratedApiSuppressor : DiagnosticSuppressor
{
    private const string DeclarationFile = "PublicAPI.Unshipped.Generated.txt";

    private static readonly SuppressionDescriptor Undeclared = new(
        "TWES001", "RS0016", "What is generated from samples is declared when it is released, not when a sample is added.");

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = ImmutableArray.Create(Undeclared);

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (var file in context.Options.AdditionalFiles)
        {
            if (Path.GetFileName(file.Path) == DeclarationFile)
            {
                return;
            }
        }

        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree?.FilePath.Contains(typeof(SchemaGenerator).FullName!) == true)
            {
                context.ReportSuppression(Suppression.Create(Undeclared, diagnostic));
            }
        }
    }
}
