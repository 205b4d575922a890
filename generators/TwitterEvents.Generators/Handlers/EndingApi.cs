using Microsoft.CodeAnalysis;

namespace TwitterEvents.Generators.Handlers;

/// <summary>Events of the API that X ends, and the interfaces that take them and what comes in their place.</summary>
internal static class EndingApi
{
    private const string Base = "AccountActivityEvent";
    private const string Action = "IAccountAction";

    /// <summary>The interface that takes an event of Account Activity and its successors; null if it is no such event, or there is none.</summary>
    public static INamedTypeSymbol? Successor(ITypeSymbol handled)
    {
        if (!IsOfEndingApi(handled))
        {
            return null;
        }

        foreach (var candidate in handled.AllInterfaces)
        {
            if (IsAction(candidate) && !IsBaseOfAnother(candidate, handled))
            {
                return candidate;
            }
        }

        return null;
    }

    private static bool IsOfEndingApi(ITypeSymbol type)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (HandlerSymbols.IsLibraryType(current, Base))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsAction(INamedTypeSymbol candidate)
    {
        foreach (var root in candidate.AllInterfaces)
        {
            if (HandlerSymbols.IsLibraryType(root, Action))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsBaseOfAnother(INamedTypeSymbol candidate, ITypeSymbol type)
    {
        foreach (var other in type.AllInterfaces)
        {
            if (other.AllInterfaces.Contains(candidate, SymbolEqualityComparer.Default))
            {
                return true;
            }
        }

        return false;
    }
}
