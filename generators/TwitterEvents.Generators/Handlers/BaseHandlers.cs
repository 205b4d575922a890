using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace TwitterEvents.Generators.Handlers;

/// <summary>
/// Handlers that are only good as a base of others, and the bases that are in use. Which are not is known when every class has been
/// seen.
/// </summary>
internal sealed class BaseHandlers(Compilation compilation)
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, DiagnosticDescriptor> candidates = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> used = new(SymbolEqualityComparer.Default);

    /// <summary>Notes a handler that cannot be registered itself.</summary>
    public void Add(INamedTypeSymbol handler, DiagnosticDescriptor rule)
    {
        if (!IsForOthers(handler))
        {
            candidates[handler] = rule;
        }
    }

    /// <summary>Notes the base of a handler.</summary>
    public void Use(INamedTypeSymbol? baseType)
    {
        if (baseType is not null)
        {
            used[baseType.OriginalDefinition] = true;
        }
    }

    /// <summary>Reports the handlers nothing derives from.</summary>
    public void ReportUnused(Action<Diagnostic> report)
    {
        foreach (var candidate in candidates)
        {
            if (!used.ContainsKey(candidate.Key))
            {
                report(Diagnostic.Create(candidate.Value, candidate.Key.Locations[0], candidate.Key.ToDisplayString()));
            }
        }
    }

    // A class library may well publish bases that only its users derive from.
    private bool IsForOthers(INamedTypeSymbol handler)
    {
        if (compilation.Options.OutputKind != OutputKind.DynamicallyLinkedLibrary)
        {
            return false;
        }

        for (var current = handler; current is not null; current = current.ContainingType)
        {
            if (current.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal))
            {
                return false;
            }
        }

        return true;
    }
}
