namespace TwitterEvents.Package.Tests;

/// <summary>A copy of what builds the library, to change as a contributor would.</summary>
public sealed class RepositoryCopy : IAsyncLifetime
{
    private const string Library = "src/TwitterEvents";
    private readonly TempFolder folder = new();

    /// <summary>The documentation file of the library.</summary>
    public string Documentation => At(Library, "bin/Debug/net10.0/TwitterEvents.xml");

    public string At(params string[] parts) => folder.At(parts);

    public string Read(string relativePath) => File.ReadAllText(At(relativePath));

    /// <summary>Writes a file until it is disposed; then it is as before.</summary>
    public IDisposable Write(string relativePath, string content)
    {
        var path = At(relativePath);
        var before = File.Exists(path) ? File.ReadAllText(path) : null;
        folder.Write(relativePath, content);
        return new Edit(path, before);
    }

    /// <summary>What was generated before any change, by file name.</summary>
    internal IReadOnlyDictionary<string, string> Before { get; private set; } = new Dictionary<string, string>();

    /// <summary>Builds the library.</summary>
    /// <returns>What was generated, by file name.</returns>
    internal Task<IReadOnlyDictionary<string, string>> GenerateAsync() => GenerateAsync("--no-dependencies", "--no-incremental");

    private async Task<IReadOnlyDictionary<string, string>> GenerateAsync(params string[] options)
    {
        // In a folder of its own each time: the compiler removes no file it no longer generates.
        var generated = At(Path.GetRandomFileName());
        await DotnetAsync(["build", Library, .. options, "-p:EmitCompilerGeneratedFiles=true", $"-p:CompilerGeneratedFilesOutputPath={generated}"]);
        var files = Directory.GetFiles(generated, "*.g.cs", SearchOption.AllDirectories)
            .Where(file => file.Contains("SchemaGenerator", StringComparison.Ordinal));
        return files.ToDictionary(file => Path.GetFileName(file), File.ReadAllText);
    }

    /// <summary>Runs <c>dotnet</c> as a contributor does: nothing is set that the test suite sets.</summary>
    internal Task<CommandResult> DotnetAsync(params string[] arguments) =>
        Command.DotnetAsync(folder.Root, arguments, new() { ["CheckGeneratedApi"] = null, ["CI"] = null });

    public async ValueTask InitializeAsync()
    {
        foreach (var file in Directory.GetFiles(Repository.Root))
        {
            File.Copy(file, At(Path.GetFileName(file)));
        }

        foreach (var part in new[] { "schemas", "generators", "src" })
        {
            Copy(new DirectoryInfo(Repository.At(part)), At(part));
        }

        Before = await GenerateAsync([]);
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private static void Copy(DirectoryInfo source, string target)
    {
        Directory.CreateDirectory(target);
        foreach (var file in source.GetFiles())
        {
            file.CopyTo(Path.Combine(target, file.Name));
        }

        foreach (var child in source.GetDirectories().Where(child => child.Name is not ("bin" or "obj")))
        {
            Copy(child, Path.Combine(target, child.Name));
        }
    }

    private sealed class Edit(string path, string? before) : IDisposable
    {
        public void Dispose()
        {
            if (before is null)
            {
                File.Delete(path);
            }
            else
            {
                File.WriteAllText(path, before);
            }
        }
    }
}
