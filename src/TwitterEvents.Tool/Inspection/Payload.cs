using TwitterEvents.Tool.CommandLine;

namespace TwitterEvents.Tool.Inspection;

/// <summary>A captured delivery to look at.</summary>
/// <param name="Path">Where it is; <c>-</c> for standard input.</param>
/// <param name="Name">Its file name, below the folder that was named.</param>
internal sealed record Payload(string Path, string Name)
{
    private const string StandardInput = "-";

    /// <summary>Adds the payloads a command line argument names; false if there is no such file or folder.</summary>
    /// <exception cref="UsageException">A folder cannot be read.</exception>
    public static bool TryFind(string path, List<Payload> payloads)
    {
        if (path == StandardInput)
        {
            payloads.Add(new Payload(path, "stdin.json"));
            return true;
        }

        if (Directory.Exists(path))
        {
            var files = FilesIn(path);
            Array.Sort(files, StringComparer.Ordinal);
            payloads.AddRange(files.Select(file => new Payload(file, System.IO.Path.GetRelativePath(path, file))));
            return true;
        }

        payloads.Add(new Payload(path, System.IO.Path.GetFileName(path)));
        return File.Exists(path);
    }

    /// <exception cref="UsageException">It cannot be read.</exception>
    public async Task<byte[]> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (Path != StandardInput)
            {
                return await File.ReadAllBytesAsync(Path, cancellationToken);
            }

            await using var input = Console.OpenStandardInput();
            using var buffer = new MemoryStream();
            await input.CopyToAsync(buffer, cancellationToken);
            return buffer.ToArray();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(Path == StandardInput ? "Standard input" : $"'{Path}'", exception);
        }
    }

    private static string[] FilesIn(string folder)
    {
        try
        {
            return Directory.GetFiles(folder, "*.json", SearchOption.AllDirectories);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unreadable($"'{folder}'", exception);
        }
    }

    private static UsageException Unreadable(string what, Exception exception) => new($"{what} cannot be read: {exception.Message}");
}
