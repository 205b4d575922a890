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
