using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TwitterEvents.Generators.Schemas.Naming;
using TwitterEvents.Generators.Tests.Support;

namespace TwitterEvents.Generators.Tests.Schemas.Naming;

/// <summary>No sample may give a type the name of one that files import beside it. A test that fails says what to add to ReservedNames.</summary>
public sealed class ReservedNameTests
{
    private const int MaxWords = 2;

    private static readonly string[] Imported =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Text.Json", "System.Threading",
        "System.Threading.Tasks", "Microsoft.Extensions.Configuration", "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Hosting",
        "Microsoft.Extensions.Logging",
    ];

    [Fact]
    public void Public_types_of_this_library_are_reserved() =>
        Assert.Empty(typeof(TwitterEventsBuilder).Assembly.GetExportedTypes()
            .Where(static type => !type.IsNested && type.Namespace is "TwitterEvents" or "TwitterEvents.Reading")
            .Where(static type => !type.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute), inherit: false))
            .Select(static type => type.Name.Split('`')[0])
            .Except(ReservedNames.OfTypes));

    [Fact]
    public void Common_types_of_the_framework_are_reserved()
    {
        var framework = CSharpCompilation.Create("Framework", references: TestReferences.Framework);

        var common = Imported.SelectMany(name => Find(framework.GlobalNamespace, name).GetTypeMembers()).Where(IsCommon).Select(static type => type.Name).ToList();

        Assert.Contains("File", common);
        Assert.Empty(common.Except(ReservedNames.OfTypes));
    }

    private static bool IsCommon(INamedTypeSymbol type) =>
        type is { DeclaredAccessibility: Accessibility.Public, Arity: 0, TypeKind: not TypeKind.Interface }
        && type.Name.Count(char.IsUpper) <= MaxWords
        && !type.Name.EndsWith("Extensions", StringComparison.Ordinal)
        && !type.Name.EndsWith("Exception", StringComparison.Ordinal)
        && !type.Name.EndsWith("Attribute", StringComparison.Ordinal);

    private static INamespaceSymbol Find(INamespaceSymbol from, string name) =>
        name.Split('.').Aggregate(from, static (found, part) => found.GetNamespaceMembers().Single(member => member.Name == part));
}
