using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace TwitterEvents.Generators.Handlers;

/// <summary>
/// Looks for handlers that an app has, in itself or in a class library, and registers nowhere. Only where <c>AddTwitterEvents</c> is called
/// can be told that nothing is: elsewhere, in tests of a handler for example, nobody wants them registered.
/// </summary>
internal sealed class RegistrationRules
{
    private readonly Compilation compilation;
    private readonly List<HandlerLibrary> libraries;
    private readonly HashSet<IAssemblySymbol> waysToLibraries = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IAssemblySymbol, bool> called = new(SymbolEqualityComparer.Default);
    private volatile Location? start;
    private volatile bool isOwnCalled;

    public RegistrationRules(Compilation compilation)
    {
        this.compilation = compilation;
        libraries = HandlerLibrary.ReferencedBy(compilation);
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (libraries.Exists(library => LeadsTo(assembly, library)))
            {
                waysToLibraries.Add(assembly);
            }
        }
    }

    /// <summary>Notes what a call, or a method that is handed on, may register.</summary>
    public void Look(OperationAnalysisContext context)
    {
        var method = context.Operation is IInvocationOperation call ? call.TargetMethod : ((IMethodReferenceOperation)context.Operation).Method;
        if (method.Name.StartsWith("AddTwitterEvents", StringComparison.Ordinal) && IsBuilder(method.ReturnType))
        {
            start ??= NameOf(context.Operation.Syntax);
        }

        if (waysToLibraries.Contains(method.ContainingAssembly) && TakesBuilder(method))
        {
            called[method.ContainingAssembly] = true;
        }

        if (IsOwn(method))
        {
            isOwnCalled = true;
        }
    }

    /// <summary>Reports what has handlers and is not registered.</summary>
    public void ReportUnregistered(AnalyzerConfigOptions options, Action<Diagnostic> report)
    {
        if (start is null)
        {
            return;
        }

        if (HandlerLibrary.HasHandlers(compilation.Assembly) && !isOwnCalled)
        {
            Report(new HandlerLibrary(compilation.Assembly.Name, HandlerProjectParser.MethodName(options)));
        }

        foreach (var library in libraries)
        {
            if (!Exists(called.Keys, assembly => LeadsTo(assembly, library)))
            {
                Report(library);
            }
        }

        void Report(HandlerLibrary library) =>
            report(Diagnostic.Create(HandlerDiagnostics.NotRegistered, start, library.AssemblyName, library.MethodName));
    }

    // A library may well wrap its generated method in one of its own, or have another library do so.
    private static bool LeadsTo(IAssemblySymbol assembly, HandlerLibrary library) =>
        assembly.Name == library.AssemblyName || HandlerLibrary.RefersTo(assembly, library.AssemblyName);

    private static bool TakesBuilder(IMethodSymbol method)
    {
        foreach (var parameter in method.Parameters)
        {
            if (parameter.Type.Name == "IServiceCollection" || parameter.Type.Name.EndsWith("Builder", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsOwn(IMethodSymbol method) =>
        method.ContainingType is { } type
        && type.Name == HandlerNames.InternalClass(compilation.Assembly.Name)
        && SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly);

    private static bool IsBuilder(ITypeSymbol type) => HandlerSymbols.IsLibraryType(type, "TwitterEventsBuilder");

    private static Location NameOf(SyntaxNode syntax) => syntax switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Name.GetLocation(),
        MemberAccessExpressionSyntax access => access.Name.GetLocation(),
        _ => syntax.GetLocation(),
    };

    private static bool Exists(IEnumerable<IAssemblySymbol> assemblies, Predicate<IAssemblySymbol> match)
    {
        foreach (var assembly in assemblies)
        {
            if (match(assembly))
            {
                return true;
            }
        }

        return false;
    }
}
