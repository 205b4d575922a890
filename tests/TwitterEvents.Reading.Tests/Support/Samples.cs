namespace TwitterEvents.Reading.Tests.Support;

/// <summary>The schema samples: the same files the library is generated from.</summary>
internal static class Samples
{
    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "schemas", "account-activity");

    /// <summary>Their names, such as <c>follow_events/follow.json</c>.</summary>
    public static TheoryData<string> All { get; } = new(
        Directory.EnumerateFiles(Root, "*.json", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(name => name.Contains('/', StringComparison.Ordinal))
            .Order(StringComparer.Ordinal));

    public static IEnumerable<string> Names => All.Select(row => row.Data);

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(Root, name));

    public static Delivery Read(string name) => Lossless.Read(Bytes(name));

    /// <summary>The only event of a sample.</summary>
    public static T ReadOne<T>(string name)
        where T : TwitterEvent => Assert.IsType<T>(Assert.Single(Read(name).Events));
}
