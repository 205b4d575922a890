using System.Reflection;
using System.Runtime.Loader;

namespace TwitterEvents.Generators.Tests.Support;

/// <summary>Compiled projects, loaded so that they can run and be forgotten. The library is the one the tests use themselves.</summary>
internal sealed class LoadedApp : IDisposable
{
    private readonly AssemblyLoadContext context = new("tests", isCollectible: true);

    /// <summary>Loads an app.</summary>
    /// <param name="app">The app.</param>
    /// <param name="libraries">Projects that it references.</param>
    public LoadedApp(GeneratorRun app, params GeneratorRun[] libraries)
    {
        foreach (var library in libraries)
        {
            Load(library);
        }

        Assembly = Load(app);
    }

    public Assembly Assembly { get; }

    /// <summary>Calls a static method of the app.</summary>
    public object? Call(string type, string method, params object?[] arguments) =>
        Assembly.GetType(type, throwOnError: true)!
            .GetMethod(method, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!
            .Invoke(null, arguments);

    public void Dispose() => context.Unload();

    private Assembly Load(GeneratorRun run)
    {
        using var image = new MemoryStream(run.Compile());
        return context.LoadFromStream(image);
    }
}
