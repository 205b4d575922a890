using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace TwitterEvents.Benchmarks.Generation;

/// <summary>A schema file in memory, with the metadata MSBuild gives it.</summary>
internal sealed class SchemaText(string path, string content) : AdditionalText
{
    private readonly SourceText text = SourceText.From(content);

    public override string Path { get; } = path;

    public string Content { get; } = content;

    /// <summary>The schemas as they stand beside the built benchmarks.</summary>
    public static IEnumerable<SchemaText> All()
    {
        var root = System.IO.Path.Combine(AppContext.BaseDirectory, "schemas");
        return Directory.EnumerateFiles(root, "*.json", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => new SchemaText(System.IO.Path.GetRelativePath(root, file), File.ReadAllText(file)));
    }

    public override SourceText GetText(CancellationToken cancellationToken = default) => text;
}

/// <summary>The options MSBuild gives the generator.</summary>
internal sealed class SchemaOptions : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions => Options.None;

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => Options.None;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Options(textFile.Path);

    private sealed class Options(string? path) : AnalyzerConfigOptions
    {
        public static readonly Options None = new(null);

        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value)
        {
            value = path is null ? null : key switch
            {
                "build_metadata.AdditionalFiles.TwitterKind" => "Schema",
                "build_metadata.AdditionalFiles.SchemaFolder" => System.IO.Path.GetDirectoryName(path),
                _ => null,
            };
            return value is not null;
        }
    }
}
