using System.CommandLine;
using TwitterEvents.Tool.CommandLine;

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
        var failOnUntyped = new Option<bool>("--fail-on-untyped")
        {
            Description = $"Ends with exit code {ExitCode.Untyped} if anything is not typed: for a script that watches what X adds.",
        };
        var json = CommonOptions.Json();
        var command = new DocumentedCommand("inspect", "Reads captured deliveries and prints what is typed and what is not.")
        {
            Notes = $"""
                For people it prints a table; with --json a JSON line for each delivery, with every path.

                Exit codes:
                  0  every delivery was read, and writing it gives the same JSON
                  1  one cannot be read, or would change
                  2  bad usage
                  {ExitCode.Untyped}  with --fail-on-untyped: all is read, but something is not typed

                Examples:
                  twitter-events inspect captured/ --write rewritten/
                  twitter-events inspect captured/ --json --fail-on-untyped
                  twitter-events inspect - < delivery.json
                """,
        };
        command.Arguments.Add(paths);
        Option[] all = [write, failOnUntyped, json];
        foreach (var option in all)
        {
            command.Options.Add(option);
        }

        command.SetAction((arguments, cancellationToken) =>
        {
            var output = new Output(arguments.GetValue(json));
            return Failures.GuardAsync(output, async () =>
            {
                var folder = arguments.GetValue(write);
                var summary = await RunAsync(Find(arguments.GetValue(paths)!, folder), folder, output, cancellationToken);
                summary.Print(output);
                return !summary.IsClean ? ExitCode.Failure
                    : arguments.GetValue(failOnUntyped) && summary.HasUntyped ? ExitCode.Untyped
                    : ExitCode.Success;
            });
        });
        return command;
    }

    /// <exception cref="UsageException">There is nothing to read, or two deliveries would be written to one file.</exception>
    private static List<Payload> Find(string[] paths, DirectoryInfo? folder)
    {
        var payloads = new List<Payload>();
        foreach (var path in paths.Where(path => !Payload.TryFind(path, payloads)))
        {
            throw new UsageException($"There is no file or folder '{path}'.");
        }

        return Complaint(payloads, folder) is { } complaint ? throw new UsageException(complaint) : payloads;
    }

    private static async Task<InspectionSummary> RunAsync(
        List<Payload> payloads, DirectoryInfo? folder, Output output, CancellationToken cancellationToken)
    {
        var summary = new InspectionSummary();
        foreach (var payload in payloads)
        {
            var (report, rewritten) = await InspectAsync(payload, cancellationToken);
            output.Print(report, ReportJsonContext.Default.InspectionReport, () => summary.Add(payload.Name, report));
            summary.Judge(report);
            if (folder is not null && rewritten is not null)
            {
                await WriteAsync(Path.Combine(folder.FullName, payload.Name), rewritten, cancellationToken);
            }
        }

        return summary;
    }

    /// <summary>One that cannot be read keeps no other from being looked at.</summary>
    private static async Task<(InspectionReport Report, byte[]? Rewritten)> InspectAsync(Payload payload, CancellationToken cancellationToken)
    {
        try
        {
            var (report, _, rewritten) = Inspector.Inspect(payload.Path, await payload.ReadAsync(cancellationToken));
            return (report, rewritten);
        }
        catch (UsageException exception)
        {
            return (Inspector.Failed(payload.Path, exception.Message), null);
        }
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
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(path, content, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--write: '{path}' cannot be written: {exception.Message}");
        }
    }
}
