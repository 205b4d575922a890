using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using TwitterEvents.Generators.Schemas.Diagnostics;
using TwitterEvents.Generators.Schemas.Samples;

namespace TwitterEvents.Generators.Schemas.Descriptions;

/// <summary>The references (<c>cref</c>) in the descriptions of a project's hints, by which those of generated comments are found again.</summary>
/// <param name="hints">The hints that have some.</param>
internal sealed class References(ImmutableArray<Hint> hints)
{
    public bool IsEmpty => hints.IsEmpty;

    public static References Of(AnalyzerOptions options, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<Hint>();
        foreach (var file in options.AdditionalFiles)
        {
            if (SchemaGenerator.Read(file, options.AnalyzerConfigOptionsProvider, cancellationToken) is { IsHints: true } read)
            {
                // What is wrong with the hints themselves, the generator tells.
                found.AddRange(HintsParser.Parse(read, []).All.Where(static hint => IsDescription(hint.Kind) && hint.Value.Contains("cref")));
            }
        }

        return new References(found.ToImmutable());
    }

    /// <summary>Whether a file is one that the samples have been made into.</summary>
    public static bool IsGenerated(SyntaxTree? tree) => tree?.FilePath.Contains(typeof(SchemaGenerator).FullName!) == true;

    /// <summary>
    /// The hints that a reference in a generated comment is from: those about that type or property, else all that have it. None if it is in no hint.
    /// </summary>
    public IReadOnlyList<Hint> Find(XmlCrefAttributeSyntax reference)
    {
        var text = reference.ToString();
        var all = hints.Where(hint => hint.Value.Contains(text)).ToList();
        var own = all.Count > 1 ? all.FindAll(hint => IsOf(hint, reference)) : all;
        return own.Count > 0 ? own : all;
    }

    /// <summary>Whether the compiler finds nothing, or no single thing, for a reference.</summary>
    public static bool IsBroken(XmlCrefAttributeSyntax reference, SemanticModel model, CancellationToken cancellationToken) =>
        reference.Cref.ContainsDiagnostics || model.GetSymbolInfo(reference.Cref, cancellationToken).Symbol is null;

    public static Diagnostic Problem(Hint hint, XmlCrefAttributeSyntax reference) =>
        HintUse.Problem(SchemaProblem.UnknownReference, hint, hint.Key.Length > 0 ? hint.Key : "the family", reference.ToString()).ToDiagnostic();

    private static bool IsDescription(HintKind kind) =>
        kind is HintKind.FamilyDescription or HintKind.EventDescription or HintKind.TypeDescription or HintKind.Description;

    private static bool IsOf(Hint hint, XmlCrefAttributeSyntax reference)
    {
        if (reference.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not PropertyDeclarationSyntax property)
        {
            return hint.Kind != HintKind.Description;
        }

        var (owner, wire) = Hint.Place(hint.Key);
        return hint.Kind == HintKind.Description
            && (owner == "*" || (property.Parent as TypeDeclarationSyntax)?.Identifier.Text == owner)
            && WireName(property) is var name
            && (name is null || name == wire);
    }

    /// <summary>The text that its attribute gives; null if it has none.</summary>
    private static string? WireName(PropertyDeclarationSyntax property) =>
        (from list in property.AttributeLists
         from attribute in list.Attributes
         where attribute.Name is QualifiedNameSyntax { Right.Identifier.Text: "JsonPropertyName" }
         select (attribute.ArgumentList?.Arguments[0].Expression as LiteralExpressionSyntax)?.Token.ValueText).FirstOrDefault();
}
