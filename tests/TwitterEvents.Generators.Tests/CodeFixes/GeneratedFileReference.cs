using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TwitterEvents.Generators.Tests.CodeFixes;

/// <summary>A generator that writes one file, as a project refers to it.</summary>
internal sealed class GeneratedFileReference(string source) : AnalyzerReference
{
    public override string? FullPath => null;

    public override object Id => source;

    public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => [];

    public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => [];

    public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => GetGeneratorsForAllLanguages();

    public override ImmutableArray<ISourceGenerator> GetGeneratorsForAllLanguages() => [new Generator(source).AsSourceGenerator()];

    private sealed class Generator(string source) : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) =>
            context.RegisterPostInitializationOutput(output => output.AddSource("Generated.g.cs", source));
    }
}
