namespace TwitterEvents.Tool.Inspection;

/// <summary>A captured delivery to look at.</summary>
/// <param name="Path">Where it is; <c>-</c> for standard input.</param>
/// <param name="Name">Its file name, below the folder that was named.</param>
internal sealed record Payload(string Path, string Name)
{
    private const string StandardInput = "-";

    /// <summary>Adds the payloads a command line argument names; false if there is no such file or folder.</summary>
    public static bool TryFind(string path, List<Payload> payloads)
    {
        if (path == StandardInput)
        {
            payloads.Add(new Payload(path, "stdin.json"));
            return true;
        }

        if (Directory.Exists(path))
        {
            var files = Directory.GetFiles(path, "*.json", SearchOption.AllDirectories);
            Array.Sort(files, StringComparer.Ordinal);
            payloads.AddRange(files.Select(file => new Payload(file, System.IO.Path.GetRelativePath(path, file))));
            return true;
        }

        payloads.Add(new Payload(path, System.IO.Path.GetFileName(path)));
        return File.Exists(path);
    }

    public async Task<byte[]> ReadAsync(CancellationToken cancellationToken)
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
}
