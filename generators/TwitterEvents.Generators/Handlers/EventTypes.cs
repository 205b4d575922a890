using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace TwitterEvents.Generators.Handlers;

/// <summary>
/// The concrete events of a compilation: those of the library and of projects that refer to it, and those the compilation declares itself. They
/// are looked for only when a handler gives reason to.
/// </summary>
internal sealed class EventTypes(Compilation compilation)
{
    private readonly Lazy<ImmutableArray<INamedTypeSymbol>> all = new(() => Find(compilation), LazyThreadSafetyMode.ExecutionAndPublication);

    public ImmutableArray<INamedTypeSymbol> All => all.Value;

    /// <summary>Whether a handler of the type can ever be called.</summary>
    public bool CanBeHandled(ITypeSymbol type)
    {
        if (HandlerSymbols.IsLibraryType(type, "MalformedDelivery") || IsEvent(type))
        {
            return true;
        }

        if (type.TypeKind == TypeKind.Interface)
        {
            foreach (var candidate in All)
            {
                if (Specificity.Matches(type, candidate))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsEvent(ITypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (HandlerSymbols.IsLibraryType(current, "TwitterEvent"))
            {
                return true;
            }
        }

        return false;
    }

    private static ImmutableArray<INamedTypeSymbol> Find(Compilation compilation)
    {
        var found = ImmutableArray.CreateBuilder<INamedTypeSymbol>();
        AddFrom(compilation.Assembly.GlobalNamespace, found);
        foreach (var root in compilation.GetTypesByMetadataName(HandlerSymbols.LibraryNamespace + ".TwitterEvent"))
        {
            if (!SymbolEqualityComparer.Default.Equals(root.ContainingAssembly, compilation.Assembly))
            {
                AddFrom(root.ContainingAssembly.GlobalNamespace, found);
                AddFromOthers(root.ContainingAssembly, compilation, found);
            }
        }

        return found.ToImmutable();
    }

    // Events of other families are in projects of their own, which refer to the library.
    private static void AddFromOthers(IAssemblySymbol library, Compilation compilation, ImmutableArray<INamedTypeSymbol>.Builder found)
    {
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (HandlerLibrary.RefersTo(assembly, library.Name))
            {
                AddFrom(assembly.GlobalNamespace, found);
            }
        }
    }

    private static void AddFrom(INamespaceOrTypeSymbol container, ImmutableArray<INamedTypeSymbol>.Builder found)
    {
        foreach (var member in container.GetMembers())
        {
            if (member is INamedTypeSymbol { TypeKind: TypeKind.Class, IsAbstract: false } type && IsEvent(type))
            {
                found.Add(type);
            }

            if (member is INamespaceOrTypeSymbol inner)
            {
                AddFrom(inner, found);
            }
        }
    }
}
