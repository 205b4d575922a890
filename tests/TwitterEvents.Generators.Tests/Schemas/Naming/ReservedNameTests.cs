using System.CodeDom.Compiler;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TwitterEvents.Generators.Schemas.Naming;
using TwitterEvents.Generators.Tests.Schemas.Support;
using TwitterEvents.Generators.Tests.Support;

namespace TwitterEvents.Generators.Tests.Schemas.Naming;

/// <summary>No property of a sample may name a type that the code around it needs. A test that fails says what to add to ReservedNames.</summary>
public sealed class ReservedNameTests
{
    [Fact]
    public void Every_type_that_generated_code_names_is_reserved()
    {
        var run = Library.Real;
        var trees = run.Result.GeneratedSources.Select(static source => source.SyntaxTree).ToHashSet();

        var used = trees.SelectMany(tree => TypesIn(tree, run)).ToHashSet(StringComparer.Ordinal);

        Assert.Contains("Wire", used);
        Assert.Empty(used.Except(ReservedNames.OfTypes));
    }

    [Fact]
    public void Every_type_of_the_namespace_that_is_not_generated_is_reserved() =>
        Assert.Empty(LibraryTypes()
            .Where(static type => type is { IsNested: false, Namespace: nameof(TwitterEvents) } && type.GetCustomAttribute<GeneratedCodeAttribute>() is null)
            .Select(static type => type.Name.Split('`')[0])
            .Except(ReservedNames.OfTypes));

    [Fact]
    public void Every_namespace_below_it_is_reserved() =>
        Assert.Empty(LibraryTypes()
            .Where(static type => type.Namespace?.StartsWith("TwitterEvents.", StringComparison.Ordinal) is true)
            .Select(static type => type.Namespace!.Split('.')[1])
            .Except(ReservedNames.OfTypes));

    private static IEnumerable<Type> LibraryTypes() =>
        typeof(TwitterEventsBuilder).Assembly.GetTypes().Where(static type => !type.Name.Contains('<', StringComparison.Ordinal));

    private static IEnumerable<string> TypesIn(SyntaxTree tree, GeneratorRun run)
    {
        var model = run.Output.GetSemanticModel(tree);
        return tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<SimpleNameSyntax>()
            .Where(static name => !name.IsVar && !IsQualified(name))
            .Where(name => TypeOf(model.GetSymbolInfo(name).Symbol, name) is { } type && !IsGenerated(type))
            .Select(static name => name.Identifier.Text);
    }

    private static bool IsQualified(SimpleNameSyntax name) =>
        name.Parent is QualifiedNameSyntax or AliasQualifiedNameSyntax
        || (name.Parent is MemberAccessExpressionSyntax access && access.Name == name);

    private static INamedTypeSymbol? TypeOf(ISymbol? symbol, SimpleNameSyntax name) => symbol switch
    {
        INamedTypeSymbol type => type,
        IMethodSymbol { MethodKind: MethodKind.Constructor } constructor when name.Parent is AttributeSyntax => constructor.ContainingType,
        _ => null,
    };

    private static bool IsGenerated(INamedTypeSymbol type) =>
        type.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == nameof(GeneratedCodeAttribute));
}
