using Microsoft.CodeAnalysis;

namespace TwitterEvents.Generators.Handlers;

/// <summary>A referenced class library that has handlers.</summary>
/// <param name="AssemblyName">Its name.</param>
/// <param name="MethodName">The public method that adds them.</param>
internal sealed record HandlerLibrary(string AssemblyName, string MethodName)
{
    /// <summary>The libraries a project refers to, directly or not, in order of their names.</summary>
    public static List<HandlerLibrary> ReferencedBy(Compilation compilation)
    {
        var found = new List<HandlerLibrary>();
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (Of(assembly) is { } library)
            {
                found.Add(library);
            }
        }

        found.Sort(static (left, right) => string.CompareOrdinal(left.AssemblyName, right.AssemblyName));
        return found;
    }

    /// <summary>Null for an assembly without handlers, and for an app, whose handlers nobody else can add.</summary>
    public static HandlerLibrary? Of(IAssemblySymbol assembly)
    {
        // Attributes cost more than a look at the few references of an assembly: the framework is passed over.
        if (!RefersTo(assembly, HandlerSymbols.LibraryNamespace)
            || assembly.GetTypeByMetadataName(HandlerSymbols.LibraryNamespace + "." + HandlerNames.PublicClass(assembly.Name)) is null)
        {
            return null;
        }

        return MethodOf(assembly) is { } method ? new HandlerLibrary(assembly.Name, method) : null;
    }

    /// <summary>Whether generated code says that the assembly has handlers.</summary>
    public static bool HasHandlers(IAssemblySymbol assembly) => MethodOf(assembly) is not null;

    /// <summary>Whether an assembly refers to one of this name.</summary>
    public static bool RefersTo(IAssemblySymbol assembly, string name)
    {
        foreach (var module in assembly.Modules)
        {
            foreach (var reference in module.ReferencedAssemblies)
            {
                if (reference.Name == name)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static string? MethodOf(IAssemblySymbol assembly)
    {
        foreach (var attribute in assembly.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "HandlerAssemblyAttribute" }
                && attribute.ConstructorArguments is [{ Value: string name }, { Value: string method }] && name == assembly.Name)
            {
                return method;
            }
        }

        return null;
    }
}
