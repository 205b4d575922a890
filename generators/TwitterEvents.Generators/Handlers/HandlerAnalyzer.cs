using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TwitterEvents.Generators.Handlers;

/// <summary>Reports handlers that would never run, and calls of them that would be ambiguous.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HandlerAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        HandlerDiagnostics.Abstract,
        HandlerDiagnostics.OpenGeneric,
        HandlerDiagnostics.Static,
        HandlerDiagnostics.Inaccessible,
        HandlerDiagnostics.Struct,
        HandlerDiagnostics.NoEvent,
        HandlerDiagnostics.Ambiguous,
        HandlerDiagnostics.MethodVisibleTwice,
        HandlerDiagnostics.MethodName,
        HandlerDiagnostics.NotRegistered,
        HandlerDiagnostics.Timeout,
        HandlerDiagnostics.NoPublicConstructor,
        HandlerDiagnostics.LanguageTooOld,
        HandlerDiagnostics.GeneratedHere,
        HandlerDiagnostics.Ending,
        HandlerDiagnostics.Retry,
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();

        // The generator does not see generated classes either, so one of them makes no abstract handler useful.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            var compilation = start.Compilation;
            if (!HandlerSymbols.ReferencesLibrary(compilation))
            {
                return;
            }

            var events = new EventTypes(compilation);
            var bases = new BaseHandlers(compilation);
            var hasHandlers = false;
            start.RegisterSymbolAction(
                symbol =>
                {
                    var handler = (INamedTypeSymbol)symbol.Symbol;
                    if (HandlerShapeRules.Check(handler, bases, compilation, symbol.ReportDiagnostic))
                    {
                        hasHandlers = true;
                        HandledTypeRules.Check(handler, events, symbol.ReportDiagnostic);
                    }
                },
                SymbolKind.NamedType);
            start.RegisterCompilationEndAction(end =>
            {
                bases.ReportUnused(end.ReportDiagnostic);
                HandlersMethodRules.Check(compilation, hasHandlers, end.Options.AnalyzerConfigOptionsProvider.GlobalOptions, end.ReportDiagnostic);
            });
            if (compilation.Options.OutputKind != OutputKind.DynamicallyLinkedLibrary)
            {
                var registrations = new RegistrationRules(compilation);
                start.RegisterOperationAction(registrations.Look, OperationKind.Invocation, OperationKind.MethodReference);
                start.RegisterCompilationEndAction(end =>
                    registrations.ReportUnregistered(end.Options.AnalyzerConfigOptionsProvider.GlobalOptions, end.ReportDiagnostic));
            }
        });
    }
}
