using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TwitterEvents.Generators.Tests.Schemas.Support;

namespace TwitterEvents.Generators.Tests.Schemas.Generated;

/// <summary>Doc comments can be read, whatever text of samples and hints is in them.</summary>
public sealed class DocumentationTests
{
    private static string Everything => string.Concat(Hostile.Run.Sources.Values);

    [Fact]
    public void Every_public_member_has_a_comment_of_well_formed_XML()
    {
        var members = Hostile.Run.Result.GeneratedSources.Concat(SchemaSet.Real.Generate().Result.GeneratedSources)
            .SelectMany(static source => source.SyntaxTree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes())
            .OfType<MemberDeclarationSyntax>()
            .Where(static member => member.AncestorsAndSelf().OfType<MemberDeclarationSyntax>().All(IsPublic));

        Assert.All(members, static member => Assert.NotEmpty(Comment(member).Elements()));
    }

    [Fact]
    public void An_example_is_cut_between_characters()
    {
        var source = Everything;

        Assert.Contains($"<c>{new string('x', 59)}😀…</c>", source, StringComparison.Ordinal);
        Assert.Contains($"<c>{new string('x', 60)}…</c>", source, StringComparison.Ordinal);
    }

    [Fact]
    public void An_example_shows_markup_as_text() =>
        Assert.Contains("<c>&lt;b&gt;&amp;amp; \"quoted\" 'x' */ // ]]&gt; --&gt;</c>", Everything, StringComparison.Ordinal);

    [Fact]
    public void A_description_of_a_hint_is_markup_and_stays_on_its_line()
    {
        var set = SchemaSet.Polls("""{"id":1}""").WithHints("""{"descriptions":{"PollEvent.id":"One\n} evil;\u2028<c>two</c>"}}""");

        Assert.Contains(
            "/// <summary>One } evil; <c>two</c> <c>poll_events[].id</c>,",
            set.Generate().Sources["AccountActivity.poll_events.g.cs"],
            StringComparison.Ordinal);
    }

    private static bool IsPublic(MemberDeclarationSyntax member) =>
        member is BaseNamespaceDeclarationSyntax || member.Modifiers.Any(SyntaxKind.PublicKeyword);

    private static XElement Comment(MemberDeclarationSyntax member)
    {
        if (member is BaseNamespaceDeclarationSyntax)
        {
            return new XElement("doc", new XElement("summary"));
        }

        var lines = member.GetLeadingTrivia().ToFullString().Split('\n')
            .Select(static line => line.TrimStart())
            .Where(static line => line.StartsWith("///", StringComparison.Ordinal));
        return XElement.Parse($"<doc>{string.Concat(lines.Select(static line => line[3..]))}</doc>");
    }
}
