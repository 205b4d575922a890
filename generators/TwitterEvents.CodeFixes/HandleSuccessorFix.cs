using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TwitterEvents.Generators.Handlers;

namespace TwitterEvents.CodeFixes;

/// <summary>Makes a handler of an event that will come no more (TWE115) one of the interface that its successors have as well.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HandleSuccessorFix))]
[Shared]
public sealed class HandleSuccessorFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [EndingDiagnostic.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await ReplacementAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is not { } replacement
                || await replacement.EditsAsync(context.CancellationToken).ConfigureAwait(false) is not { } edits)
            {
                continue;
            }

            // One key for all, so that Fix All is not for one kind of event only.
            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Handle {replacement.Successor.Name}: takes Account Activity and X Activity",
                    edits.ApplyAsync,
                    equivalenceKey: nameof(HandleSuccessorFix)),
                diagnostic);
        }
    }

    // None for a diagnostic that names no successor, as for one that an older analyzer has reported.
    private static async Task<Replacement?> ReplacementAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (diagnostic.Properties.TryGetValue(EndingDiagnostic.Handle, out var handleId)
            && diagnostic.Properties.TryGetValue(EndingDiagnostic.Successor, out var successorId)
            && await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is { } root
            && await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is { } model
            && root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } declaration
            && model.GetDeclaredSymbol(declaration, cancellationToken) is INamedTypeSymbol handler
            && Named(handler.Interfaces, handleId) is { } handle
            && Named(handle.TypeArguments[0].AllInterfaces, successorId) is { } successor)
        {
            return new Replacement(document.Project.Solution, handler, handle, successor);
        }

        return null;
    }

    private static INamedTypeSymbol? Named(ImmutableArray<INamedTypeSymbol> candidates, string? id) =>
        candidates.FirstOrDefault(candidate => DocumentationCommentId.CreateReferenceId(candidate) == id);
}
