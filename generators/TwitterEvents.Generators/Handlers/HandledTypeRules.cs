using Microsoft.CodeAnalysis;
using TwitterEvents.Generators.Schemas;

namespace TwitterEvents.Generators.Handlers;

/// <summary>Judges what a class handles: whether each T is an event, and whether one of them speaks for every event.</summary>
internal static class HandledTypeRules
{
    public static void Check(INamedTypeSymbol handler, EventTypes events, Action<Diagnostic> report)
    {
        var handled = new List<ITypeSymbol>();
        var ending = new List<INamedTypeSymbol>();
        foreach (var handle in HandlerSymbols.Handles(handler))
        {
            var type = handle.TypeArguments[0];

            // The compiler says what is wrong with a type that does not exist, and a type parameter is judged where it is closed.
            if (type.TypeKind is TypeKind.Error or TypeKind.TypeParameter)
            {
                continue;
            }

            handled.Add(type);
            if (IsGeneratedBeside(handler, type))
            {
                report(Diagnostic.Create(HandlerDiagnostics.GeneratedHere, handler.Locations[0], handler.ToDisplayString(), type.ToDisplayString()));
            }
            else if (!IsInherited(handler, type) && !events.CanBeHandled(type))
            {
                report(Diagnostic.Create(HandlerDiagnostics.NoEvent, handler.Locations[0], handler.ToDisplayString(), type.ToDisplayString()));
            }
            else if (!IsInherited(handler, type) && EndingApi.Successor(type) is not null)
            {
                ending.Add(handle);
            }
        }

        foreach (var handle in ending)
        {
            EndingRules.Report(handler, handle, handled, events, report);
        }

        handled.Sort(Specificity.Compare);
        for (var i = 0; i < handled.Count; i++)
        {
            for (var j = i + 1; j < handled.Count; j++)
            {
                CheckPair(handler, handled, handled[i], handled[j], events, report);
            }
        }
    }

    private static void CheckPair(
        INamedTypeSymbol handler, List<ITypeSymbol> handled, ITypeSymbol first, ITypeSymbol second, EventTypes events, Action<Diagnostic> report)
    {
        if (IsInherited(handler, first) && IsInherited(handler, second))
        {
            return;
        }

        if (Ambiguity.Find(handled, first, second, events) is { } candidate)
        {
            report(Diagnostic.Create(
                HandlerDiagnostics.Ambiguous,
                handler.Locations[0],
                handler.ToDisplayString(),
                candidate.ToDisplayString(),
                first.ToDisplayString(),
                second.ToDisplayString()));
        }
    }

    // No generator sees what another one of the same project emits, so AddHandlers() cannot name it.
    private static bool IsGeneratedBeside(INamedTypeSymbol handler, ITypeSymbol handled)
    {
        if (SymbolEqualityComparer.Default.Equals(handler.ContainingAssembly, handled.ContainingAssembly))
        {
            foreach (var declaration in handled.DeclaringSyntaxReferences)
            {
                if (declaration.SyntaxTree.FilePath.Contains(typeof(SchemaGenerator).FullName!))
                {
                    return true;
                }
            }
        }

        return false;
    }

    // What the base says as it stands has been judged there; what a closed type argument makes of it has not.
    private static bool IsInherited(INamedTypeSymbol handler, ITypeSymbol handled)
    {
        if (handler.BaseType is { } baseType)
        {
            foreach (var type in HandlerSymbols.HandledTypes(baseType.OriginalDefinition))
            {
                if (SymbolEqualityComparer.Default.Equals(type, handled))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
