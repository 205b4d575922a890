using System.CommandLine;
using System.Text.Json;

namespace TwitterEvents.Tool.Inspection;

/// <summary><c>twitter-events inspect PATH…</c>: reads captured deliveries and says what the schemas know of them.</summary>
internal static class InspectCommand
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Files, or folders whose .json files are read with those of their subfolders; - is standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        var write = new Option<DirectoryInfo?>("--write")
        {
            Description = "Writes each delivery, re-serialised from its typed form, to this folder under the same file name.",
            HelpName = "DIR",
        };
        var command = new DocumentedCommand("inspect", "Reads captured deliveries and prints, a JSON line each, what is typed and what is not.")
        {
            Notes = """
                Examples:
                  twitter-events inspect captured/ --write rewritten/
                  twitter-events inspect - < delivery.json
                """,
        };
        command.Arguments.Add(paths);
        command.Options.Add(write);
        command.SetAction((arguments, cancellationToken) =>
            RunAsync(arguments.GetValue(paths)!, arguments.GetValue(write), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string[] paths, DirectoryInfo? folder, CancellationToken cancellationToken)
    {
        var payloads = new List<Payload>();
        foreach (var path in paths)
        {
            if (!Payload.TryFind(path, payloads))
            {
                await Console.Error.WriteLineAsync($"There is no file or folder '{path}'.");
                return ExitCode.BadUsage;
            }
        }

        if (Complaint(payloads, folder) is { } complaint)
        {
            await Console.Error.WriteLineAsync(complaint);
            return ExitCode.BadUsage;
        }

        var summary = new InspectionSummary();
        foreach (var payload in payloads)
        {
            var (report, rewritten) = Inspector.Inspect(payload.Path, await payload.ReadAsync(cancellationToken));
            Console.WriteLine(JsonSerializer.Serialize(report, ReportJsonContext.Default.InspectionReport));
            summary.Add(report);
            if (folder is not null && rewritten is not null)
            {
                await WriteAsync(Path.Combine(folder.FullName, payload.Name), rewritten, cancellationToken);
            }
        }

        summary.Print();
        return summary.IsClean ? ExitCode.Success : ExitCode.Failure;
    }

    private static string? Complaint(List<Payload> payloads, DirectoryInfo? folder)
    {
        if (payloads.Count == 0)
        {
            return "There is no .json file in what was named.";
        }

        var twice = folder is null ? null : payloads.GroupBy(payload => payload.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        return twice is null
            ? null
            : $"Two payloads would be written to '{twice.Key}': {string.Join(", ", twice.Select(payload => payload.Path))}. Inspect them one after another.";
    }

    private static async Task WriteAsync(string path, byte[] content, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync(path, content, cancellationToken);
    }
}
