using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Handlers;

/// <summary>Reads what the generated code depends on beside the handlers themselves.</summary>
internal static class HandlerProjectParser
{
    public const string DefaultMethodName = "AddHandlers";

    /// <summary>
    /// The library's own API has init-only properties (<c>[Handler(Order = 1)]</c>), which no earlier C# can set; nor has it static lambdas.
    /// </summary>
    public const LanguageVersion OldestLanguage = LanguageVersion.CSharp9;

    private const string MethodProperty = "build_property.TwitterEventsHandlersMethod";

    /// <summary>Null for a project that cannot have handlers: one that does not reference the library, or is the library.</summary>
    public static HandlerProject? Parse(Compilation compilation, AnalyzerConfigOptions options)
    {
        if (!HandlerSymbols.ReferencesLibrary(compilation))
        {
            return null;
        }

        var assemblyName = compilation.AssemblyName ?? "";
        var isLibrary = compilation.Options.OutputKind == OutputKind.DynamicallyLinkedLibrary;
        return new HandlerProject(
            assemblyName,
            MethodName(options),
            isLibrary ? HandlerNames.PublicMethod(assemblyName) : null,
            IsLanguageNewEnough(compilation),
            new EquatableArray<HandlerLibrary>(HandlerLibrary.ReferencedBy(compilation)));
    }

    public static bool IsLanguageNewEnough(Compilation compilation) => compilation is CSharpCompilation { LanguageVersion: >= OldestLanguage };

    /// <summary>The name the project asks for; the default while it asks for none, or for one that would not compile.</summary>
    public static string MethodName(AnalyzerConfigOptions options) =>
        RequestedMethodName(options) is { } requested && IsMethodName(requested) ? requested : DefaultMethodName;

    public static string? RequestedMethodName(AnalyzerConfigOptions options) =>
        options.TryGetValue(MethodProperty, out var value) && value.Trim() is { Length: > 0 } name ? name : null;

    public static bool IsMethodName(string name) =>
        SyntaxFacts.IsValidIdentifier(name) && SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None;
}
