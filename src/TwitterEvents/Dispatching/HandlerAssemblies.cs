using System.Reflection;

namespace TwitterEvents.Dispatching;

/// <summary>The assemblies with handlers that the app knows of: generated code has written them into the app's own assembly.</summary>
internal static class HandlerAssemblies
{
    /// <summary>Those of which no handler is registered: they never run, and X is answered 200.</summary>
    /// <param name="handlers">What is registered.</param>
    /// <param name="applicationName">The app's assembly, which need not be the one that was started: a test may have started it.</param>
    public static IReadOnlyList<HandlerAssemblyAttribute> FindUnregistered(IEnumerable<HandlerRegistration> handlers, string? applicationName)
    {
        var app = Array.Find(AppDomain.CurrentDomain.GetAssemblies(), assembly => assembly.GetName().Name == applicationName)
            ?? Assembly.GetEntryAssembly();
        var registered = handlers.Select(static handler => (handler.Identity as Type)?.Assembly.GetName().Name).ToHashSet();
        return [.. (app?.GetCustomAttributes<HandlerAssemblyAttribute>() ?? []).Where(assembly => !registered.Contains(assembly.AssemblyName))];
    }
}
