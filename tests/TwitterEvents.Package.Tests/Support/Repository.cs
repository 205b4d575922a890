namespace TwitterEvents.Package.Tests;

/// <summary>Where things are in the repository these tests were built in.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary><c>Debug</c> or <c>Release</c>, as this assembly itself.</summary>
    public static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    public static string QuickStart { get; } = Output("samples/QuickStart", "QuickStart.dll");

    public static string Tool { get; } = Output("src/TwitterEvents.Tool", "twitter-events.dll");

    public static string At(params string[] parts) => Path.Combine([Root, .. parts]);

    public static string Sample(string eventKey, string name) => At("schemas", "account-activity", eventKey, name + ".json");

    private static string Output(string project, string file) => At(project, "bin", Configuration, "net10.0", file);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "TwitterEvents.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("These tests need the repository they were built in.");
        }

        return folder.FullName;
    }
}
