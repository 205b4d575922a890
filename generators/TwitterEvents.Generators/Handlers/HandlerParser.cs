using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Handlers;

/// <summary>Turns a class into a <see cref="HandlerSpec"/>, if it is a handler that can be registered.</summary>
internal static class HandlerParser
{
    private static readonly SymbolDisplayFormat FullNameFormat = SymbolDisplayFormat.FullyQualifiedFormat
        .WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted)
        .WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.None);

    /// <summary>
    /// Whether a node may be a handler. Nothing narrower is right: any base class may bring the interface along, under any name.
    /// </summary>
    public static bool HasBases(SyntaxNode node) =>
        node is ClassDeclarationSyntax { BaseList: not null }
        || (node is RecordDeclarationSyntax { BaseList: not null } && node.IsKind(SyntaxKind.RecordDeclaration));

    public static HandlerSpec? Parse(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetDeclaredSymbol(node, cancellationToken) is INamedTypeSymbol type ? Parse(type, model.Compilation) : null;

    private static HandlerSpec? Parse(INamedTypeSymbol type, Compilation compilation)
    {
        var events = new List<ITypeSymbol>(HandlerSymbols.HandledTypes(type));
        events.RemoveAll(handled => !CanBeNamed(handled) || !HandlerSymbols.IsReachable(handled, compilation));
        if (events.Count == 0 || !CanBeRegistered(type, compilation))
        {
            return null;
        }

        events.Sort(Specificity.Compare);
        var attribute = HandlerAttributeData.Of(type);
        var retry = RetryAttributeData.Of(type);
        return new HandlerSpec(
            type.ToDisplayString(FullNameFormat),
            type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            attribute.Order,
            attribute.Lifetime,
            attribute.HasValidTimeout ? attribute.TimeoutSeconds : 0,
            attribute.Name,
            retry.Problem is null ? retry : default,
            new EquatableArray<string>(events.ConvertAll(NameInCode)));
    }

    private static bool CanBeRegistered(INamedTypeSymbol type, Compilation compilation) =>
        !type.IsAbstract && !type.IsStatic && !HandlerSymbols.IsOpenGeneric(type) && HandlerSymbols.IsReachable(type, compilation);

    // An array may be one of pointers, and typeof(dynamic) does not exist; no event is either. A type that another generator emits does not
    // exist here: nobody knows its namespace.
    private static bool CanBeNamed(ITypeSymbol type) => type.TypeKind is TypeKind.Class or TypeKind.Interface;

    private static string NameInCode(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
}
