using Microsoft.CodeAnalysis;

namespace TwitterEvents.Generators.Handlers;

/// <summary>
/// Which of several handled types speaks for an event. A derived type is more specific than its base, a class than an interface it
/// implements, and everything than <c>TwitterEvent</c>, which stands for every event there is.
/// </summary>
internal static class Specificity
{
    /// <summary>Orders so that the more specific type comes first; types that say nothing about each other, by name.</summary>
    public static int Compare(ITypeSymbol left, ITypeSymbol right)
    {
        var byKind = Kind(left).CompareTo(Kind(right));
        var byDepth = byKind != 0 ? byKind : Depth(right).CompareTo(Depth(left));
        return byDepth != 0 ? byDepth : string.CompareOrdinal(left.ToDisplayString(), right.ToDisplayString());
    }

    /// <summary>Whether <paramref name="type"/> is preferred where both match.</summary>
    public static bool IsMoreSpecific(ITypeSymbol type, ITypeSymbol other) =>
        !SymbolEqualityComparer.Default.Equals(type, other) && (Matches(other, type) || IsEveryEvent(other));

    /// <summary>Whether a handler of <paramref name="handled"/> gets values of <paramref name="type"/>.</summary>
    public static bool Matches(ITypeSymbol handled, ITypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, handled))
            {
                return true;
            }
        }

        foreach (var candidate in type.AllInterfaces)
        {
            if (SymbolEqualityComparer.Default.Equals(candidate, handled))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsEveryEvent(ITypeSymbol type) => HandlerSymbols.IsLibraryType(type, "TwitterEvent");

    private static int Kind(ITypeSymbol type) => IsEveryEvent(type) ? 2 : type.TypeKind == TypeKind.Interface ? 1 : 0;

    private static int Depth(ITypeSymbol type)
    {
        var depth = type.TypeKind == TypeKind.Interface ? type.AllInterfaces.Length : 0;
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            depth++;
        }

        return depth;
    }
}
