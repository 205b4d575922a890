using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TwitterEvents.Generators.Handlers;

/// <summary>Judges whether the generated method can be called: by the language, by its name, and as the only one of that name in sight.</summary>
internal static class HandlersMethodRules
{
    public static void Check(Compilation compilation, bool hasHandlers, AnalyzerConfigOptions options, Action<Diagnostic> report)
    {
        if (HandlerProjectParser.RequestedMethodName(options) is { } requested && !HandlerProjectParser.IsMethodName(requested))
        {
            report(Diagnostic.Create(HandlerDiagnostics.MethodName, Location.None, requested));
        }

        if (hasHandlers && !HandlerProjectParser.IsLanguageNewEnough(compilation))
        {
            report(Diagnostic.Create(HandlerDiagnostics.LanguageTooOld, Location.None));
        }

        var name = HandlerProjectParser.MethodName(options);
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (assembly.GivesAccessTo(compilation.Assembly) && HasMethod(assembly, name))
            {
                report(Diagnostic.Create(HandlerDiagnostics.MethodVisibleTwice, Location.None, assembly.Name, name));
            }
        }
    }

    private static bool HasMethod(IAssemblySymbol assembly, string name)
    {
        var type = assembly.GetTypeByMetadataName(HandlerSymbols.LibraryNamespace + "." + HandlerNames.InternalClass(assembly.Name));
        return type is not null && !type.GetMembers(name).IsEmpty;
    }
}
