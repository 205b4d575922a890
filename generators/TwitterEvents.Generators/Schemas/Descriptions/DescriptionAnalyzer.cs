using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using TwitterEvents.Generators.Schemas.Diagnostics;
using TwitterEvents.Generators.Schemas.Samples;

namespace TwitterEvents.Generators.Schemas.Descriptions;

/// <summary>
/// Reports references in the descriptions of hints that lead nowhere, at the hint: the compiler would tell of them in the generated file. The
/// generator cannot, for it sees neither what it generates nor, without doing its work anew after each key press, what else there is.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DescriptionAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [SchemaDiagnostics.UnknownReference];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(static start =>
        {
            var references = References.Of(start.Options, start.CancellationToken);
            if (references.IsEmpty)
            {
                return;
            }

            // One hint may be for many places.
            var told = new ConcurrentDictionary<(Hint, string), bool>();
            start.RegisterSyntaxNodeAction(
                node =>
                {
                    var reference = (XmlCrefAttributeSyntax)node.Node;
                    if (!References.IsGenerated(reference.SyntaxTree) || !References.IsBroken(reference, node.SemanticModel, node.CancellationToken))
                    {
                        return;
                    }

                    foreach (var hint in references.Find(reference))
                    {
                        if (told.TryAdd((hint, reference.ToString()), true))
                        {
                            node.ReportDiagnostic(References.Problem(hint, reference));
                        }
                    }
                },
                SyntaxKind.XmlCrefAttribute);
        });
    }
}
