using Microsoft.CodeAnalysis;
using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Handlers;

/// <summary>
/// Finds the <c>IHandle&lt;T&gt;</c> classes of the user's project and emits <c>AddHandlers()</c>, which registers them. What cannot be
/// registered is left out here and reported by <c>HandlerAnalyzer</c>.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class HandlerGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var handlers = context.SyntaxProvider
            .CreateSyntaxProvider(
                static (node, _) => HandlerParser.HasBases(node),
                static (syntax, cancellationToken) => HandlerParser.Parse(syntax.Node, syntax.SemanticModel, cancellationToken))
            .Where(static handler => handler is not null)
            .Select(static (handler, _) => handler!)
            .WithTrackingName(TrackingNames.Handlers)
            .Collect();

        var project = context.CompilationProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (both, _) => HandlerProjectParser.Parse(both.Left, both.Right.GlobalOptions))
            .WithTrackingName(TrackingNames.HandlerProject);

        var method = project
            .Combine(handlers)
            .Select(static (both, _) => both.Left is { } found ? HandlersMethod.Create(found, both.Right) : null)
            .WithTrackingName(TrackingNames.HandlersMethod);

        context.RegisterSourceOutput(method, static (output, method) =>
        {
            if (method is not null)
            {
                output.AddSource(HandlerEmitter.HintName, HandlerEmitter.Emit(method));
            }
        });
    }
}
