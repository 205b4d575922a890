using Microsoft.CodeAnalysis;
using TwitterEvents.Generators.Support;
using Xunit.Sdk;

namespace TwitterEvents.Generators.Tests.Support;

/// <summary>The harness fails a generator that works when it need not.</summary>
public sealed class GeneratorHarnessTests
{
    private static readonly TestProject Project = new("class Nothing;");

    [Fact]
    public void A_model_that_equals_no_later_one_is_refused()
    {
        var thrown = Record.Exception(() => GeneratorHarness.Run(new NeverCached(), Project));

        Assert.Contains("Modified", Assert.IsAssignableFrom<XunitException>(thrown).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_holds_a_symbol_is_refused()
    {
        var thrown = Record.Exception(() => GeneratorHarness.Run(new HoldsSymbol(), Project));

        Assert.Contains("holds a", Assert.IsAssignableFrom<XunitException>(thrown).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_written_again_is_refused_without_a_record_of_the_steps_too()
    {
        var thrown = Record.Exception(() => GeneratorHarness.Run(new AlwaysWrites(), Project, hasSteps: false));

        Assert.Contains("Same.g.cs", Assert.IsAssignableFrom<XunitException>(thrown).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_record_of_the_steps_nothing_is_said_of_them() =>
        Assert.Throws<InvalidOperationException>(() => GeneratorHarness.Run(new HoldsSymbol(), Project, hasSteps: false).Steps);

    private sealed class AlwaysWrites : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) =>
            context.RegisterSourceOutput(context.CompilationProvider, static (output, _) => output.AddSource("Same.g.cs", "class Same;"));
    }

    private sealed class NeverCached : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) =>
            context.RegisterSourceOutput(
                context.CompilationProvider.Select(static (_, _) => new object()).WithTrackingName(TrackingNames.Handlers),
                static (_, _) => { });
    }

    private sealed class HoldsSymbol : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) =>
            context.RegisterSourceOutput(
                context.CompilationProvider.Select(static (compilation, _) => new { compilation.Assembly }).WithTrackingName(TrackingNames.Handlers),
                static (_, _) => { });
    }
}
