using Microsoft.CodeAnalysis;

namespace TwitterEvents.Generators.Handlers;

/// <summary>Looks for events that a class would handle by two of its types, neither of which is more specific.</summary>
internal static class Ambiguity
{
    /// <summary>An event that both match and nothing decides; null if there is none.</summary>
    /// <param name="handled">All that the class handles.</param>
    /// <param name="first">One of them.</param>
    /// <param name="second">Another.</param>
    /// <param name="events">The events there are.</param>
    public static INamedTypeSymbol? Find(List<ITypeSymbol> handled, ITypeSymbol first, ITypeSymbol second, EventTypes events)
    {
        if (Specificity.IsMoreSpecific(first, second) || Specificity.IsMoreSpecific(second, first))
        {
            return null;
        }

        foreach (var candidate in events.All)
        {
            if (Specificity.Matches(first, candidate)
                && Specificity.Matches(second, candidate)
                && !IsDecided(candidate, handled, first, second))
            {
                return candidate;
            }
        }

        return null;
    }

    // A third type that matches, and is more specific than one of the two, takes that one out of the contest.
    private static bool IsDecided(INamedTypeSymbol candidate, List<ITypeSymbol> handled, ITypeSymbol first, ITypeSymbol second)
    {
        foreach (var other in handled)
        {
            if (Specificity.Matches(other, candidate)
                && (Specificity.IsMoreSpecific(other, first) || Specificity.IsMoreSpecific(other, second)))
            {
                return true;
            }
        }

        return false;
    }
}
