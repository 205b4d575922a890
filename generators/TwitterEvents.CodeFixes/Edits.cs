using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace TwitterEvents.CodeFixes;

/// <summary>Names of a type to be replaced by another's, in any documents of a solution.</summary>
internal sealed class Edits(Solution solution, INamedTypeSymbol successor)
{
    private readonly Dictionary<DocumentId, HashSet<TextChange>> changes = [];

    /// <summary>Whether a name means a type.</summary>
    public async Task<bool> IsAsync(TypeSyntax name, ITypeSymbol type, CancellationToken cancellationToken) =>
        await ModelAsync(name, cancellationToken).ConfigureAwait(false) is { } model
        && SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(name, cancellationToken).Type, type);

    /// <summary>What is known of the file that something stands in; null if it is in none of the solution's.</summary>
    public async Task<SemanticModel?> ModelAsync(SyntaxNode node, CancellationToken cancellationToken) =>
        solution.GetDocument(node.SyntaxTree) is { } document ? await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) : null;

    /// <summary>Has a name replaced; false if that cannot be, as where a generator has written it.</summary>
    public async Task<bool> AddAsync(TypeSyntax? name, CancellationToken cancellationToken)
    {
        // The question mark stays.
        name = name is NullableTypeSyntax nullable ? nullable.ElementType : name;
        if (name is null
            || solution.GetDocument(name.SyntaxTree) is not { } document
            || document is SourceGeneratedDocument
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || Spell(name, model) is not { } spelled)
        {
            return false;
        }

        if (!changes.TryGetValue(document.Id, out var ofDocument))
        {
            changes.Add(document.Id, ofDocument = []);
        }

        // A part of a partial method may be asked for twice.
        ofDocument.Add(new TextChange(name.Span, spelled));
        return true;
    }

    /// <summary>The solution with all of them.</summary>
    public async Task<Solution> ApplyAsync(CancellationToken cancellationToken)
    {
        var changed = solution;
        foreach (var ofDocument in changes)
        {
            var text = await solution.GetDocument(ofDocument.Key)!.GetTextAsync(cancellationToken).ConfigureAwait(false);
            changed = changed.WithDocumentText(ofDocument.Key, text.WithChanges(ofDocument.Value.OrderBy(change => change.Span)));
        }

        return changed;
    }

    // In the way the user has written the old name, if that means the successor; else as short as it can be there. No using is needed.
    private string? Spell(TypeSyntax old, SemanticModel model)
    {
        var shortest = SyntaxFactory.ParseTypeName(successor.ToMinimalDisplayString(model, old.SpanStart));
        var full = SyntaxFactory.ParseTypeName(successor.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat));
        foreach (var name in new[] { LikeOld(old) ?? shortest, shortest, full })
        {
            var meant = model.GetSpeculativeSymbolInfo(old.SpanStart, name, SpeculativeBindingOption.BindAsTypeOrNamespace).Symbol;
            if (SymbolEqualityComparer.Default.Equals(meant is IAliasSymbol alias ? alias.Target : meant, successor))
            {
                return name.WithoutTrivia().ToString();
            }
        }

        return null;
    }

    private TypeSyntax? LikeOld(TypeSyntax old) => old switch
    {
        QualifiedNameSyntax name => name.WithRight(SyntaxFactory.IdentifierName(successor.Name)),
        AliasQualifiedNameSyntax name => name.WithName(SyntaxFactory.IdentifierName(successor.Name)),
        _ => null,
    };
}
