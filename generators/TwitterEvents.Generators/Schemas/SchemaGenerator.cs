using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using TwitterEvents.Generators.Schemas.Diagnostics;
using TwitterEvents.Generators.Schemas.Emit;
using TwitterEvents.Generators.Schemas.Model;
using TwitterEvents.Generators.Schemas.Samples;
using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas;

/// <summary>Stage 1: from the JSON samples below <c>schemas/</c> to records, readers, writers and the list of events.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class SchemaGenerator : IIncrementalGenerator
{
    private const string Metadata = "build_metadata.AdditionalFiles.";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var all = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, cancellationToken) => Read(pair.Left, pair.Right, cancellationToken))
            .Where(static file => file is not null)
            .Select(static (file, _) => file!)
            .WithTrackingName(TrackingNames.SchemaFiles);

        var files = all.Where(static file => !file.IsMisplaced);

        context.RegisterSourceOutput(all.Where(static file => file.IsMisplaced), static (output, file) =>
            output.ReportDiagnostic(new SchemaDiagnostic(SchemaProblem.NoSchemaFile, file.Path, default, EquatableArray<string>.Empty).ToDiagnostic()));

        var setup = files.Collect()
            .Select(static (all, _) => SchemaSetup.Create(all))
            .WithTrackingName(TrackingNames.SchemaFamilies);

        var samples = files
            .Where(static file => !file.IsHints)
            .Combine(setup)
            .Select(static (pair, _) => SampleReader.Read(pair.Left, pair.Right))
            .WithTrackingName(TrackingNames.SchemaSamples);

        var target = context.CompilationProvider
            .Select(static (compilation, _) => compilation.AssemblyName)
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, _) => TargetProject.Of(pair.Left, Namespace(pair.Right.GlobalOptions)))
            .WithTrackingName(TrackingNames.SchemaTarget);

        var model = samples.Collect()
            .Combine(setup)
            .Combine(target)
            .Select(static (pair, _) => SchemaModelBuilder.Build(pair.Left.Left, pair.Left.Right, pair.Right))
            .WithTrackingName(TrackingNames.SchemaModel);

        var outputs = model
            .SelectMany(static (all, _) => all.Files)
            .WithTrackingName(TrackingNames.SchemaOutputs);

        context.RegisterSourceOutput(outputs.Combine(target), static (output, pair) =>
            output.AddSource(pair.Left.HintName, SourceText.From(SourceFile.Write(pair.Left, pair.Right), Encoding.UTF8)));

        var diagnostics = model
            .SelectMany(static (all, _) => all.Diagnostics)
            .WithTrackingName(TrackingNames.SchemaDiagnostics);

        context.RegisterSourceOutput(diagnostics, static (output, problem) => output.ReportDiagnostic(problem.ToDiagnostic()));
    }

    /// <summary>A file of the project as one of its schemas; null if it is none.</summary>
    internal static SchemaFile? Read(AdditionalText text, AnalyzerConfigOptionsProvider options, CancellationToken cancellationToken)
    {
        var metadata = options.GetOptions(text);
        return metadata.TryGetValue(Metadata + "TwitterKind", out var kind)
            && kind == "Schema"
            && text.GetText(cancellationToken)?.ToString() is { } content
            ? SchemaFile.Create(text.Path, metadata.TryGetValue(Metadata + "SchemaFolder", out var folder) ? folder : "", content)
            : null;
    }

    private static string? Namespace(AnalyzerConfigOptions options) =>
        options.TryGetValue("build_property.TwitterEventsNamespace", out var chosen) && chosen.Length > 0 ? chosen
        : options.TryGetValue("build_property.RootNamespace", out var root) ? root
        : null;
}
