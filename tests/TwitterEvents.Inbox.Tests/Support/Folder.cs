namespace TwitterEvents.Inbox.Tests;

/// <summary>A folder of a test's own.</summary>
public sealed class Folder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("twitter-events-");

    public string File(string name = "events.db") => Path.Combine(folder.FullName, name);

    public void Dispose() => folder.Delete(recursive: true);
}
