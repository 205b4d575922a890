using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using TwitterEvents.Diagnostics;
using TwitterEvents.Testing;
using TwitterEvents.Tool.CommandLine;

namespace TwitterEvents.Tool.Samples;

/// <summary><c>twitter-events samples list|show</c>: the events that <c>send</c> and <c>fake-x</c> have to send.</summary>
internal static class SamplesCommand
{
    private static readonly string[] Columns = ["Name", "Event type", "Description"];

    public static Command Create()
    {
        var json = CommonOptions.Json();
        var command = new DocumentedCommand("samples", "Lists the sample events, or shows one. All names, texts and ids in them are invented.")
        {
            Notes = """
                Examples:
                  twitter-events samples list
                  twitter-events samples list x-activity
                  twitter-events samples list follow.follow
                  twitter-events samples show follow.follow/follow > event.json
                """,
        };
        command.Options.Add(json);
        command.Subcommands.Add(List(json));
        command.Subcommands.Add(Show(json));
        return command;
    }

    private static Command List(Option<bool> json)
    {
        var key = new Argument<string?>("FAMILY|EVENT_KEY")
        {
            Description = $"Only those of this family ({string.Join(", ", TwitterSamples.Families)}), or of this event.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("list", "Lists the samples: name, event type, when X sends it.") { key };
        command.SetAction((arguments, _) =>
        {
            var output = new Output(arguments.GetValue(json));
            return Failures.GuardAsync(output, () => Task.FromResult(List(output, arguments.GetValue(key))));
        });
        return command;
    }

    private static int List(Output output, string? key)
    {
        var samples = TwitterSamples.All.Where(sample => key is null || sample.EventKey == key || sample.Family == key).Select(SampleOutput.Of).ToList();
        if (samples.Count == 0)
        {
            var near = Nearest.To(key!, TwitterSamples.Families.Concat(TwitterSamples.All.Select(sample => sample.EventKey)).Distinct());
            throw new UsageException($"There is no sample of '{key}'.{Nearest.Question(near)} `twitter-events samples list` has all.");
        }

        output.Print(new SampleListOutput(samples), OutputJsonContext.Readable.SampleListOutput, () => WriteTables(output, samples));
        return ExitCode.Success;
    }

    /// <summary>A table for each family; if it is but one, without its name above.</summary>
    private static void WriteTables(Output output, List<SampleOutput> samples)
    {
        var families = samples.GroupBy(sample => sample.Family).ToList();
        foreach (var family in families)
        {
            if (families.Count > 1)
            {
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(family == families[0] ? "" : "\n")}{family.Key}: {family.Count()} samples"));
            }

            output.WriteTable(
                Columns,
                [.. family.Select(sample => new[] { sample.Name, string.Join(", ", sample.Types), EventDescriptions.FirstSentence(sample.Description) })]);
        }
    }

    private static Command Show(Option<bool> json)
    {
        var name = new Argument<string>("NAME") { Description = "The sample: event_key/name, or event_key for the first of it." };
        var command = new Command("show", "Prints the body of a sample, byte for byte as it is sent.") { name };
        command.SetAction((arguments, _) =>
        {
            var output = new Output(arguments.GetValue(json));
            return Failures.GuardAsync(output, () => Task.FromResult(Show(output, arguments.GetValue(name)!)));
        });
        return command;
    }

    private static int Show(Output output, string name)
    {
        var sample = SampleNames.Find(name) ?? throw new UsageException($"There is no sample '{name}'. {SampleNames.Advice(name)}");
        output.Print(
            SampleOutput.Of(sample) with { Body = JsonElement.Parse(sample.Body.Span) },
            OutputJsonContext.Readable.SampleOutput,
            () => Output.WriteBytes(sample.Body.Span));
        return ExitCode.Success;
    }
}
