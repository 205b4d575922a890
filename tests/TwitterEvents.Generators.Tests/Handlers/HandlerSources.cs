using TwitterEvents.Generators.Handlers;
using TwitterEvents.Generators.Tests.Support;

namespace TwitterEvents.Generators.Tests.Handlers;

/// <summary>Short ways to write projects with handlers.</summary>
internal static class HandlerSources
{
    private const string Usings = """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.DependencyInjection;
        using TwitterEvents;

        """;

    /// <summary>A project that handles events of <see cref="EventLibrary"/>.</summary>
    public static TestProject Project(params string[] sources) =>
        ProjectOfRealLibrary(sources) with { Library = EventLibrary.Reference };

    /// <summary>A project that handles events of the library as it is built, so that it can run.</summary>
    public static TestProject ProjectOfRealLibrary(params string[] sources) => new([.. sources.Select(static source => Usings + source)]);

    /// <summary>The method a handler of the type needs, with a body.</summary>
    public static string Handles(string eventType, string body = "return default;") =>
        $"public ValueTask HandleAsync({eventType} e, EventContext context, CancellationToken cancellationToken) {{ {body} }}";

    public static GeneratorRun Generate(TestProject project) => GeneratorHarness.Run(new HandlerGenerator(), project);

    public static Task<IReadOnlyList<(string Id, string At, string Message)>> Analyze(TestProject project) =>
        AnalyzerHarness.Run(new HandlerGenerator(), new HandlerAnalyzer(), project);

    /// <summary>Names of the classes that <c>AddHandlers()</c> of a run registers, in its order.</summary>
    public static IReadOnlyList<string> RegisteredNames(GeneratorRun run) =>
        [.. TypesAfter(run, "HandlerRegistration(")
            .Select(static name => name.Replace("global::", "", StringComparison.Ordinal).Replace("@", "", StringComparison.Ordinal))];

    /// <summary>The handled types of a run, in its order.</summary>
    public static IReadOnlyList<string> HandledTypes(GeneratorRun run) => TypesAfter(run, "HandlerMethod(");

    private static IReadOnlyList<string> TypesAfter(GeneratorRun run, string opening)
    {
        run.Compile();
        string[] lines = [.. Assert.Single(run.Sources).Value.Split('\n').Select(static line => line.Trim())];
        return [.. lines.Zip(lines.Skip(1))
            .Where(pair => pair.First.EndsWith(opening, StringComparison.Ordinal))
            .Select(static pair => pair.Second["typeof(".Length..^"),".Length])];
    }
}
