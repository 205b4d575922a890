using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;

namespace TwitterEvents.Generators.Tests.Support;

/// <summary>What a project of a test is compiled against.</summary>
internal static class TestReferences
{
    /// <summary>The framework, and the extensions that the library brings along.</summary>
    public static readonly IReadOnlyList<MetadataReference> Framework =
    [
        .. Net100.References.All,
        .. Directory.EnumerateFiles(AppContext.BaseDirectory, "Microsoft.Extensions.*.dll")
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>The library as it is built.</summary>
    public static readonly MetadataReference Library = MetadataReference.CreateFromFile(typeof(TwitterEventsBuilder).Assembly.Location);
}
