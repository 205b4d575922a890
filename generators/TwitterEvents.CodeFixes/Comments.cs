using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TwitterEvents.CodeFixes;

/// <summary>
/// What the comments of a handler say of its event, they say of the successor as well; and where one refers to the method, the method has a
/// parameter of the successor now. What a comment on another member says of the event stays, as does one about a member of the event.
/// </summary>
internal sealed class Comments(INamedTypeSymbol handler, INamedTypeSymbol handle, IMethodSymbol method)
{
    private readonly ITypeSymbol old = handle.TypeArguments[0];

    /// <summary>Has the references in a declaration of the handler replaced. One that cannot be stays as it is: a comment stops no fix.</summary>
    public async Task EditAsync(Edits edits, SyntaxNode declaration, CancellationToken cancellationToken)
    {
        if (await edits.ModelAsync(declaration, cancellationToken).ConfigureAwait(false) is not { } model)
        {
            return;
        }

        foreach (var reference in declaration.DescendantNodes(descendIntoTrivia: true).OfType<XmlCrefAttributeSyntax>())
        {
            if (Name(reference, model, cancellationToken) is { } name)
            {
                await edits.AddAsync(name, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>The name in a reference that is to be another; null if none is.</summary>
    private TypeSyntax? Name(XmlCrefAttributeSyntax reference, SemanticModel model, CancellationToken cancellationToken)
    {
        var meant = model.GetSymbolInfo(reference.Cref, cancellationToken).Symbol;
        var member = reference.Cref is QualifiedCrefSyntax qualified ? qualified.Member : reference.Cref;
        if (Is(meant, method))
        {
            return (member as NameMemberCrefSyntax)?.Parameters?.Parameters.FirstOrDefault()?.Type;
        }

        if (!IsOfHandler(reference, model, cancellationToken))
        {
            return null;
        }

        return reference.Cref switch
        {
            _ when Is(meant, old) => (member as NameMemberCrefSyntax)?.Name,
            NameMemberCrefSyntax { Name: GenericNameSyntax name } when Is(meant?.OriginalDefinition, handle.OriginalDefinition) => Argument(name),
            QualifiedCrefSyntax { Container: GenericNameSyntax name } when Is(meant?.ContainingType?.OriginalDefinition, handle.OriginalDefinition) => Argument(name),
            _ => null,
        };
    }

    /// <summary>Whether a comment is on the handler, or on its method.</summary>
    private bool IsOfHandler(XmlCrefAttributeSyntax reference, SemanticModel model, CancellationToken cancellationToken) =>
        reference.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } declaration
        && model.GetDeclaredSymbol(declaration, cancellationToken) is { } declared
        && (Is(declared, handler) || Is(declared, method) || Is(declared, method.PartialDefinitionPart) || Is(declared, method.PartialImplementationPart));

    // To a comment the event in IHandle{FollowEvent} is but the name of a type parameter.
    private TypeSyntax? Argument(GenericNameSyntax name) =>
        name.TypeArgumentList.Arguments.FirstOrDefault() is IdentifierNameSyntax argument && argument.Identifier.ValueText == old.Name ? argument : null;

    private static bool Is(ISymbol? left, ISymbol? right) => left is not null && SymbolEqualityComparer.Default.Equals(left, right);
}
