using System.CommandLine;
using System.CommandLine.Parsing;
using TwitterEvents.Diagnostics;
using TwitterEvents.Tool.CommandLine;

namespace TwitterEvents.Tool.CommandLine;

/// <summary>What is wrong with a command line that cannot be understood, and what was perhaps meant: to standard error.</summary>
internal static class UsageErrors
{
    public static int Report(RootCommand root, ParseResult arguments, IReadOnlyList<string> given)
    {
        var command = arguments.CommandResult;
        var output = new Output(given.Contains("--json"));
        var lines = Describe(root, arguments, command.Command).ToList();
        if (lines.Count == 0)
        {
            // Nothing is wrong but that it stops halfway: what could follow is the help.
            using var help = new StringWriter();
            root.Parse([.. Path(command), "--help"]).Invoke(new InvocationConfiguration { Output = help });
            output.Note(help.ToString().TrimEnd());
            lines.Add($"Name a command{(command.Parent is null ? "" : $" of `{Name(command)}`")}.");
        }
        else
        {
            lines.Add($"`{Name(command)} --help` shows the usage.");
        }

        var line = string.Join(' ', lines);
        output.Fail(new ErrorOutput("usage", null, null, null, line, null), line);
        return ExitCode.BadUsage;
    }

    private static IEnumerable<string> Describe(RootCommand root, ParseResult arguments, Command command)
    {
        // What follows the first word that is not known is a value of it, as often as not.
        var unknown = arguments.UnmatchedTokens is [var first, ..] ? first : null;
        var own = arguments.Errors.Select(error => OneLine(error.Message)).Where(message => !message.Contains("Unrecognized command", StringComparison.Ordinal));
        return unknown is null
            ? own.Where(message => command.Subcommands.Count == 0 || !message.StartsWith("Required command", StringComparison.Ordinal))
            : [Describe(root, arguments.CommandResult, unknown)];
    }

    private static string Describe(RootCommand root, CommandResult result, string unknown)
    {
        if (!unknown.StartsWith('-'))
        {
            return result.Command.Subcommands.Count > 0
                ? $"There is no command '{unknown}'.{Nearest.Question(Nearest.To(unknown, result.Command.Subcommands.Select(command => command.Name)))}"
                : $"`{Name(result)}` does not take '{unknown}'.";
        }

        var others = Leaves(root, "").Where(leaf => leaf.Options.Contains(unknown)).Select(leaf => leaf.Name).ToList();
        return others.Count > 0
            ? $"{unknown} does not apply to `{Name(result)}`; it is for {string.Join(", ", others)}."
            : $"There is no option {unknown}.{Nearest.Question(Nearest.To(unknown, OptionsOf(result)))}";
    }

    private static string OneLine(string text)
    {
        var line = string.Join(' ', text.Split((char[])['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        return line[^1] is '.' or '?' ? line : line + ".";
    }

    private static List<string> OptionsOf(CommandResult result)
    {
        var names = new List<string>();
        for (SymbolResult? level = result; level is not null; level = level.Parent)
        {
            if (level is CommandResult { Command: var command })
            {
                names.AddRange(command.Options.Where(option => option.Recursive || level == result).Select(option => option.Name));
            }
        }

        return names;
    }

    private static IEnumerable<(string Name, IReadOnlyList<string> Options)> Leaves(Command command, string name, params string[] inherited)
    {
        string[] own = [.. inherited, .. command.Options.Select(option => option.Name)];
        return command.Subcommands.Count == 0
            ? [(name, own)]
            : command.Subcommands.SelectMany(child => Leaves(child, $"{name} {child.Name}".TrimStart(), own));
    }

    private static string Name(CommandResult result) => string.Join(' ', Path(result).Prepend("twitter-events"));

    private static IReadOnlyList<string> Path(CommandResult result)
    {
        var path = new List<string>();
        for (SymbolResult? level = result; level is CommandResult { Command: not RootCommand } current; level = level.Parent)
        {
            path.Insert(0, current.Command.Name);
        }

        return path;
    }
}
