using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TwitterEvents.Generators.Tests.Schemas.Support;
using TwitterEvents.Generators.Tests.Support;

namespace TwitterEvents.Generators.Tests.Rooms;

/// <summary>
/// What only X has stands in <c>src/TwitterEvents/X</c> and in the schemas. Every other room would serve another sender as well, so it names
/// neither, in code or in documentation.
/// </summary>
public sealed class NeutralRoomTests
{
    private const string RoomOfX = "X/";

    /// <summary>Where the services are put together the library's own catalog is chosen, unless the app gives another.</summary>
    private const string Composition = "TwitterEventsCoreExtensions.cs";

    private static readonly GeneratorRun Run = Library.Real;

    private static readonly Dictionary<SyntaxTree, string> HandWritten = FindHandWritten();

    private static readonly HashSet<SyntaxTree> Generated = [.. Run.Result.GeneratedSources.Select(static source => source.SyntaxTree)];

    [Fact]
    public void No_neutral_room_names_a_type_of_X()
    {
        var uses = HandWritten
            .Where(static file => !IsOfX(file.Value) && file.Value != Composition)
            .SelectMany(static file => UsesIn(Run.Output, file.Key, file.Value));

        Assert.Empty(uses.Select(static use => $"{use.File}({use.Line}) names {use.Type}").Distinct());
    }

    [Theory]
    [InlineData("static object? M(FollowEvent e) => e;", "FollowEvent")]
    [InlineData("static string? M(dynamic e) => ((Models.Tweet)e).PlainText;", "Tweet")]
    [InlineData("static string M(string text) => EscapedText.Unescape(text);", "EscapedText")]
    [InlineData("static System.Range? M(ITextEntity e) => e.GetRange(string.Empty);", "TextEntity")]
    [InlineData("static System.Type M() => typeof(Contract.TwitterDateCodec);", "TwitterDateCodec")]
    [InlineData("/// <summary><see cref=\"WebhookSignature\"/></summary>\n static void M() { }", "WebhookSignature")]
    public void A_use_is_found(string member, string type)
    {
        var text = $"namespace TwitterEvents.Reading;\n\ninternal static class Probe\n{{\n {member}\n}}\n";
        var tree = CSharpSyntaxTree.ParseText(text, TestProject.ParseOptions, cancellationToken: TestContext.Current.CancellationToken);

        var uses = UsesIn(Run.Output.AddSyntaxTrees(tree), tree, "Reading/Probe.cs");

        Assert.Contains(("Reading/Probe.cs", 5, type), uses);
    }

    private static bool IsOfX(string path) => path.StartsWith(RoomOfX, StringComparison.Ordinal);

    private static Dictionary<SyntaxTree, string> FindHandWritten()
    {
        var paths = Repository.Files("src/TwitterEvents", "*.cs").ToDictionary(static file => file.Text, static file => file.Path);
        return Run.Output.SyntaxTrees
            .Where(tree => paths.ContainsKey(tree.ToString()))
            .ToDictionary(static tree => tree, tree => paths[tree.ToString()]);
    }

    private static IEnumerable<(string File, int Line, string Type)> UsesIn(Compilation library, SyntaxTree tree, string path)
    {
        var model = library.GetSemanticModel(tree);
        return from name in tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes(descendIntoTrivia: true).OfType<SimpleNameSyntax>()
               let symbol = SymbolOf(model.GetSymbolInfo(name, TestContext.Current.CancellationToken))
               where symbol is not null && IsXs(symbol)
               select (path, name.GetLocation().GetLineSpan().StartLinePosition.Line + 1, (symbol as INamedTypeSymbol ?? symbol.ContainingType).Name);
    }

    // Of a type in several parts one may be X's, with members of its own.
    private static bool IsXs(ISymbol symbol) => symbol is INamedTypeSymbol
        ? symbol.DeclaringSyntaxReferences is [_, ..] parts && parts.All(static part => IsXs(part.SyntaxTree))
        : symbol.DeclaringSyntaxReferences.Any(static part => IsXs(part.SyntaxTree)) || (symbol.ContainingType is { } type && IsXs(type));

    private static bool IsXs(SyntaxTree tree) => Generated.Contains(tree) || (HandWritten.TryGetValue(tree, out var path) && IsOfX(path));

    private static ISymbol? SymbolOf(SymbolInfo info) => (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) switch
    {
        INamedTypeSymbol type => type.OriginalDefinition,
        { ContainingType: not null } member => member.OriginalDefinition,
        _ => null,
    };
}
