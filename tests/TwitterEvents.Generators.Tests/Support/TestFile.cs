using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace TwitterEvents.Generators.Tests.Support;

/// <summary>An <c>AdditionalFiles</c> item: its path, its text, and metadata as MSBuild would hand it on.</summary>
internal sealed class TestFile(string path, string text, params (string Name, string Value)[] metadata) : AdditionalText
{
    public override string Path { get; } = path;

    public IReadOnlyDictionary<string, string> Options { get; } =
        metadata.ToDictionary(static item => "build_metadata.AdditionalFiles." + item.Name, static item => item.Value);

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, Encoding.UTF8);
}
