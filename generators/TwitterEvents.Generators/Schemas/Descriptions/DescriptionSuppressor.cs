using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TwitterEvents.Generators.Schemas.Descriptions;

/// <summary>Takes back what the compiler tells, in a file that nobody has written, of a reference that TWE011 tells of at its hint.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DescriptionSuppressor : DiagnosticSuppressor
{
    private const string Reason = "The reference is from a hint, where TWE011 tells of it.";

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } =
    [
        new("TWES002", "CS1574", Reason), // nothing of that name
        new("TWES003", "CS1584", Reason), // no name at all
        new("TWES004", "CS1580", Reason), // a parameter of no type
        new("TWES005", "CS1581", Reason), // a conversion to no type
        new("TWES006", "CS0419", Reason), // several of that name
        new("TWES007", "CS1658", Reason), // what is no name about it
    ];

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        References? references = null;
        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            if (!References.IsGenerated(diagnostic.Location.SourceTree))
            {
                continue;
            }

            references ??= References.Of(context.Options, context.CancellationToken);
            var root = diagnostic.Location.SourceTree!.GetRoot(context.CancellationToken);
            if (root.FindNode(diagnostic.Location.SourceSpan, findInsideTrivia: true).FirstAncestorOrSelf<XmlCrefAttributeSyntax>() is { } reference
                && references.Find(reference).Count > 0)
            {
                context.ReportSuppression(Suppression.Create(SupportedSuppressions.First(supported => supported.SuppressedDiagnosticId == diagnostic.Id), diagnostic));
            }
        }
    }
}
