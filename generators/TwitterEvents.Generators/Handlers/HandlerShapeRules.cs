using Microsoft.CodeAnalysis;

namespace TwitterEvents.Generators.Handlers;

/// <summary>Judges whether a type can be a handler at all: the reasons why the generator leaves one out.</summary>
internal static class HandlerShapeRules
{
    /// <summary>Reports what is wrong; tells whether it is worth looking at what the type handles.</summary>
    public static bool Check(INamedTypeSymbol type, BaseHandlers bases, Compilation compilation, Action<Diagnostic> report)
    {
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct) || !HandlesSomething(type))
        {
            return false;
        }

        bases.Use(type.BaseType);
        if (type.TypeKind == TypeKind.Struct)
        {
            Report(HandlerDiagnostics.Struct);
            return false;
        }

        if (type.IsStatic)
        {
            Report(HandlerDiagnostics.Static);
            return false;
        }

        if (type.IsAbstract)
        {
            bases.Add(type, HandlerDiagnostics.Abstract);
        }
        else if (HandlerSymbols.IsOpenGeneric(type))
        {
            bases.Add(type, HandlerDiagnostics.OpenGeneric);
        }
        else if (!HandlerSymbols.IsReachable(type, compilation))
        {
            Report(HandlerDiagnostics.Inaccessible);
        }
        else if (!HasPublicConstructor(type))
        {
            Report(HandlerDiagnostics.NoPublicConstructor);
        }

        if (!HandlerAttributeData.Of(type).HasValidTimeout)
        {
            Report(HandlerDiagnostics.Timeout);
        }

        if (RetryAttributeData.Of(type).Problem is { } problem)
        {
            report(Diagnostic.Create(HandlerDiagnostics.Retry, type.Locations[0], type.ToDisplayString(), problem));
        }

        return true;

        void Report(DiagnosticDescriptor rule) => report(Diagnostic.Create(rule, type.Locations[0], type.ToDisplayString()));
    }

    private static bool HasPublicConstructor(INamedTypeSymbol type)
    {
        foreach (var constructor in type.InstanceConstructors)
        {
            if (constructor.DeclaredAccessibility == Accessibility.Public)
            {
                return true;
            }
        }

        return false;
    }

    private static bool HandlesSomething(INamedTypeSymbol type)
    {
        foreach (var _ in HandlerSymbols.HandledTypes(type))
        {
            return true;
        }

        return false;
    }
}
