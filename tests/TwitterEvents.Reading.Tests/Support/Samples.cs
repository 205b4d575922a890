namespace TwitterEvents.Reading.Tests.Support;

/// <summary>The schema samples: the same files the library is generated from.</summary>
internal static class Samples
{
    private const int MiddlingLength = 3_000;

    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "schemas");

    /// <summary>The files of all families, by their names there.</summary>
    private static readonly SortedDictionary<string, string> Files = new(
        Directory.EnumerateFiles(Root, "*.json", SearchOption.AllDirectories)
            .Select(file => (Path: file, Parts: Path.GetRelativePath(Root, file).Replace('\\', '/').Split('/', 2)))
            .Where(file => file.Parts is [_, var name] && name.Contains('/', StringComparison.Ordinal))
            .ToDictionary(file => file.Parts[1], file => file.Path),
        StringComparer.Ordinal);

    /// <summary>Their names, such as <c>follow_events/follow.json</c>.</summary>
    public static TheoryData<string> All { get; } = new(Files.Keys);

    /// <summary>
    /// All of Account Activity, and of the newer families one of middling length of each event: each is read thousands of times, and how long that
    /// takes grows with the square of its length.
    /// </summary>
    public static TheoryData<string> Various { get; } = new(
        Files.Where(file => file.Value.Contains("account-activity", StringComparison.Ordinal))
            .Concat(Files.GroupBy(file => Path.GetDirectoryName(file.Value)).Select(folder => folder.OrderBy(file => Math.Abs(new FileInfo(file.Value).Length - MiddlingLength)).First()))
            .Select(file => file.Key)
            .Distinct());

    public static IEnumerable<string> Names => All.Select(row => row.Data);

    public static byte[] Bytes(string name) => File.ReadAllBytes(Files[name]);

    /// <summary>The folder of a sample's family.</summary>
    public static string FamilyOf(string name) => Path.GetRelativePath(Root, Files[name]).Split(Path.DirectorySeparatorChar)[0];

    public static Delivery Read(string name) => Lossless.Read(Bytes(name));

    /// <summary>The only event of a sample.</summary>
    public static T ReadOne<T>(string name)
        where T : TwitterEvent => Assert.IsType<T>(Assert.Single(Read(name).Events));
}
