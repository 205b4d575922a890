using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TwitterEvents.Generators.Handlers;

/// <summary>Tells of a handler of an event that will come no more, and tells the code fix what to make of it.</summary>
internal static class EndingRules
{
    /// <summary>Reports an <c>IHandle&lt;T&gt;</c> whose T has a successor.</summary>
    public static void Report(
        INamedTypeSymbol handler, INamedTypeSymbol handle, List<ITypeSymbol> handled, EventTypes events, Action<Diagnostic> report)
    {
        var type = handle.TypeArguments[0];
        var successor = EndingApi.Successor(type)!;
        var properties = CanReplace(type, successor, handled, events)
            ? Properties(handle, successor)
            : ImmutableDictionary<string, string?>.Empty;
        report(Diagnostic.Create(HandlerDiagnostics.Ending, handler.Locations[0], properties, type.Name, successor.Name));
    }

    // Not where the class handles the successor as well, nor where an event would be left to two equals (TWE107).
    private static bool CanReplace(ITypeSymbol type, INamedTypeSymbol successor, List<ITypeSymbol> handled, EventTypes events)
    {
        var after = new List<ITypeSymbol>();
        foreach (var other in handled)
        {
            if (SymbolEqualityComparer.Default.Equals(other, type))
            {
                continue;
            }

            if (SymbolEqualityComparer.Default.Equals(other, successor))
            {
                return false;
            }

            after.Add(other);
        }

        after.Add(successor);
        foreach (var other in after)
        {
            if (!SymbolEqualityComparer.Default.Equals(other, successor) && Ambiguity.Find(after, other, successor, events) is not null)
            {
                return false;
            }
        }

        return true;
    }

    private static ImmutableDictionary<string, string?> Properties(INamedTypeSymbol handle, INamedTypeSymbol successor) =>
        ImmutableDictionary<string, string?>.Empty
            .Add(EndingDiagnostic.Handle, DocumentationCommentId.CreateReferenceId(handle))
            .Add(EndingDiagnostic.Successor, DocumentationCommentId.CreateReferenceId(successor));
}
