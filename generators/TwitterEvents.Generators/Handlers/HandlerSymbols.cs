using Microsoft.CodeAnalysis;

namespace TwitterEvents.Generators.Handlers;

/// <summary>What generator and analyzer both ask about a type.</summary>
internal static class HandlerSymbols
{
    public const string LibraryNamespace = "TwitterEvents";

    /// <summary>Whether the project uses the library, rather than being it.</summary>
    public static bool ReferencesLibrary(Compilation compilation)
    {
        foreach (var handle in compilation.GetTypesByMetadataName(LibraryNamespace + ".IHandle`1"))
        {
            if (!SymbolEqualityComparer.Default.Equals(handle.ContainingAssembly, compilation.Assembly))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The T of each <c>IHandle&lt;T&gt;</c> that a type has, wherever it has it from.</summary>
    public static IEnumerable<ITypeSymbol> HandledTypes(INamedTypeSymbol type)
    {
        foreach (var handle in Handles(type))
        {
            yield return handle.TypeArguments[0];
        }
    }

    /// <summary>Each <c>IHandle&lt;T&gt;</c> that a type has, wherever it has it from.</summary>
    public static IEnumerable<INamedTypeSymbol> Handles(INamedTypeSymbol type)
    {
        foreach (var candidate in type.AllInterfaces)
        {
            if (candidate is { Name: "IHandle", Arity: 1, ContainingType: null } && IsLibraryNamespace(candidate.ContainingNamespace))
            {
                yield return candidate;
            }
        }
    }

    /// <summary>Whether a type is the library's type of this name.</summary>
    public static bool IsLibraryType(ITypeSymbol type, string name) =>
        type is INamedTypeSymbol { Arity: 0, ContainingType: null } && type.Name == name && IsLibraryNamespace(type.ContainingNamespace);

    /// <summary>Whether a type parameter of the type, or of a type around it, is still open.</summary>
    public static bool IsOpenGeneric(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.ContainingType)
        {
            if (current.Arity > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether generated code, which stands in a file and a class of its own, can name the type.</summary>
    public static bool IsReachable(ITypeSymbol type, Compilation compilation) =>
        !HasFileLocal(type) && compilation.IsSymbolAccessibleWithin(type, compilation.Assembly);

    private static bool HasFileLocal(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array)
        {
            return HasFileLocal(array.ElementType);
        }

        for (var current = type as INamedTypeSymbol; current is not null; current = current.ContainingType)
        {
            if (current.IsFileLocal)
            {
                return true;
            }

            foreach (var argument in current.TypeArguments)
            {
                if (HasFileLocal(argument))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsLibraryNamespace(INamespaceSymbol? candidate) =>
        candidate is { Name: LibraryNamespace, ContainingNamespace.IsGlobalNamespace: true };
}
