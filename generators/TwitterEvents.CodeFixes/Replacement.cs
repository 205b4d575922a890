using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace TwitterEvents.CodeFixes;

/// <summary>One <c>IHandle&lt;T&gt;</c> of a class, and the T to be there instead.</summary>
internal sealed class Replacement(Solution solution, INamedTypeSymbol handler, INamedTypeSymbol handle, INamedTypeSymbol successor)
{
    public INamedTypeSymbol Successor => successor;

    /// <summary>What to write where; null if something would break that can be seen from here.</summary>
    public async Task<Edits?> EditsAsync(CancellationToken cancellationToken)
    {
        if (ImplementingMethod() is not { } method
            || IsNeededElsewhere(method)
            || await IsNeededByDerivedAsync(cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        var edits = new Edits(solution, successor);
        if (!await EditBaseListsAsync(edits, cancellationToken).ConfigureAwait(false)
            || !await EditMethodAsync(edits, method, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        var comments = new Comments(handler, handle, method);
        foreach (var reference in handler.DeclaringSyntaxReferences)
        {
            await comments.EditAsync(edits, await reference.GetSyntaxAsync(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        }

        return edits;
    }

    // A method of a base class has other heirs, and one that can be overridden may be.
    private IMethodSymbol? ImplementingMethod() =>
        handle.GetMembers().OfType<IMethodSymbol>().FirstOrDefault() is { } declared
        && Implementing(declared) is IMethodSymbol { IsVirtual: false, IsAbstract: false, IsOverride: false } method
        && SymbolEqualityComparer.Default.Equals(method.ContainingType, handler)
            ? method
            : null;

    private ISymbol? Implementing(ISymbol member) => handler.FindImplementationForInterfaceMember(member);

    private bool IsNeededElsewhere(IMethodSymbol method)
    {
        foreach (var other in handler.AllInterfaces)
        {
            if (SymbolEqualityComparer.Default.Equals(other, handle))
            {
                continue;
            }

            if (other.AllInterfaces.Contains(handle, SymbolEqualityComparer.Default)
                || other.GetMembers().Any(member => SymbolEqualityComparer.Default.Equals(Implementing(member), method)))
            {
                return true;
            }
        }

        return handler.BaseType is { } baseType && baseType.AllInterfaces.Contains(handle, SymbolEqualityComparer.Default)
            || handler.GetMembers(method.Name).OfType<IMethodSymbol>().Any(other => WouldEqual(other, method));
    }

    // Two methods of one signature do not compile.
    private bool WouldEqual(IMethodSymbol other, IMethodSymbol method) =>
        !SymbolEqualityComparer.Default.Equals(other, method)
        && other.Arity == method.Arity
        && other.Parameters.Length == method.Parameters.Length
        && other.Parameters.Zip(method.Parameters, IsSame).All(same => same);

    private bool IsSame(IParameterSymbol left, IParameterSymbol right) => SymbolEqualityComparer.Default.Equals(
        left.Type, right.Ordinal == 0 ? successor : right.Type);

    // A derived class that names the interface again relies on the method here.
    private async Task<bool> IsNeededByDerivedAsync(CancellationToken cancellationToken)
    {
        if (handler.IsSealed)
        {
            return false;
        }

        var derived = await SymbolFinder
            .FindDerivedClassesAsync(handler, solution, cancellationToken: cancellationToken)
            .ConfigureAwait(false);
        return derived.Any(type => type.Interfaces.Contains(handle, SymbolEqualityComparer.Default));
    }

    private async Task<bool> EditBaseListsAsync(Edits edits, CancellationToken cancellationToken)
    {
        foreach (var reference in handler.DeclaringSyntaxReferences)
        {
            var declaration = (TypeDeclarationSyntax)await reference.GetSyntaxAsync(cancellationToken).ConfigureAwait(false);
            foreach (var entry in declaration.BaseList?.Types ?? default)
            {
                if (await edits.IsAsync(entry.Type, handle, cancellationToken).ConfigureAwait(false)
                    && !await edits.AddAsync(Argument(entry.Type), cancellationToken).ConfigureAwait(false))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static async Task<bool> EditMethodAsync(Edits edits, IMethodSymbol method, CancellationToken cancellationToken)
    {
        // A partial method is written twice.
        foreach (var part in new[] { method, method.PartialDefinitionPart, method.PartialImplementationPart })
        {
            foreach (var reference in part?.DeclaringSyntaxReferences ?? [])
            {
                if (await reference.GetSyntaxAsync(cancellationToken).ConfigureAwait(false) is not MethodDeclarationSyntax declaration
                    || !await edits.AddAsync(declaration.ParameterList.Parameters[0].Type, cancellationToken).ConfigureAwait(false)
                    || declaration.ExplicitInterfaceSpecifier is { } specifier
                    && !await edits.AddAsync(Argument(specifier.Name), cancellationToken).ConfigureAwait(false))
                {
                    return false;
                }
            }
        }

        return true;
    }

    // None of an alias of the whole interface: who has given it a name means that one.
    private static TypeSyntax? Argument(TypeSyntax handle) => handle switch
    {
        QualifiedNameSyntax name => Argument(name.Right),
        AliasQualifiedNameSyntax name => Argument(name.Name),
        GenericNameSyntax name => name.TypeArgumentList.Arguments[0],
        _ => null,
    };
}
