using System.Collections.Concurrent;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TwitterEvents.Generators.Tests.Support;

/// <summary>A user's project. <c>with</c> makes an edited one, of which every unchanged file stays the same object to the compiler.</summary>
internal sealed record TestProject
{
    private static readonly ConcurrentDictionary<(string Path, string Text, LanguageVersion Version), SyntaxTree> Parsed = new();

    public TestProject(params string[] sources) => Sources = sources;

    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp14, DocumentationMode.Diagnose);

    public LanguageVersion LanguageVersion { get; init; } = LanguageVersion.CSharp14;

    public CSharpParseOptions OwnParseOptions => ParseOptions.WithLanguageVersion(LanguageVersion);

    public NullableContextOptions Nullable { get; init; } = NullableContextOptions.Enable;

    public string AssemblyName { get; init; } = "Acme.Bot";

    public OutputKind OutputKind { get; init; } = OutputKind.ConsoleApplication;

    public IReadOnlyList<string> Sources { get; init; }

    public IReadOnlyList<TestFile> Files { get; init; } = [];

    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();

    /// <summary>The library the project references; null for none.</summary>
    public MetadataReference? Library { get; init; } = TestReferences.Library;

    public IReadOnlyList<MetadataReference> References { get; init; } = [];

    /// <summary>An app needs an entry point; tests of its handlers need not write one.</summary>
    private const string EntryPoint = "internal static class EntryPoint { private static void Main() { } }";

    public CSharpCompilation Compile()
    {
        var trees = Sources.Select((text, index) => Parse($"File{index}.cs", text));
        if (OutputKind == OutputKind.ConsoleApplication)
        {
            trees = trees.Append(Parse("EntryPoint.cs", EntryPoint));
        }

        return CSharpCompilation.Create(
            AssemblyName,
            trees,
            [.. TestReferences.Framework, .. Library is null ? [] : new[] { Library }, .. References],
            new CSharpCompilationOptions(
                OutputKind, allowUnsafe: true, nullableContextOptions: Nullable, warningLevel: 9999));
    }

    private SyntaxTree Parse(string path, string text) =>
        Parsed.GetOrAdd((path, text, LanguageVersion), key => CSharpSyntaxTree.ParseText(key.Text, OwnParseOptions, key.Path, Encoding.UTF8));
}
