using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Spectre.Console;
using TwitterEvents.Diagnostics;

namespace TwitterEvents.Tool.CommandLine;

/// <summary>What a command prints: one JSON document for scripts; for people a table, or plain text where there is no terminal.</summary>
/// <param name="isJson">Whether <c>--json</c> was given.</param>
internal sealed class Output(bool isJson)
{
    private const string Gap = "  ";

    public Redaction Redaction { get; } = new();

    public bool IsJson => isJson;

    /// <summary>The result, as JSON or as a sentence.</summary>
    public void Print<T>(T result, JsonTypeInfo<T> type, string sentence) => Print(result, type, () => WriteLine(sentence));

    /// <summary>The result, as JSON or as a table.</summary>
    public void Print<T>(T result, JsonTypeInfo<T> type, string[] columns, IReadOnlyList<string[]> rows) =>
        Print(result, type, () => WriteTable(columns, rows));

    /// <summary>What is no result: to standard error. Where that takes nothing, the result and the exit code still tell how it went.</summary>
    public void Note(string text)
    {
        try
        {
            Console.Error.WriteLine(Redaction.Apply(text));
        }
        catch (Exception exception) when (IsFull(exception))
        {
            // There is nowhere to say so.
        }
    }

    /// <summary>Why there is no result: a line to standard error, and with <c>--json</c> a document too.</summary>
    public void Fail(ErrorOutput error, string line)
    {
        Note(line);
        if (isJson)
        {
            WriteLine(JsonSerializer.Serialize(new ErrorDocument(error), OutputJsonContext.Readable.ErrorDocument));
        }
    }

    /// <summary>The result, as JSON or as a command writes it for people.</summary>
    public void Print<T>(T result, JsonTypeInfo<T> type, Action forPeople)
    {
        if (isJson)
        {
            WriteLine(JsonSerializer.Serialize(result, type));
        }
        else
        {
            forPeople();
        }
    }

    /// <summary>A line for people.</summary>
    /// <exception cref="OutputException">It cannot be written.</exception>
    public void WriteLine(string line) => Write(Redaction.Apply(line));

    /// <summary>Bytes as they are.</summary>
    /// <exception cref="OutputException">They cannot be written.</exception>
    public static void WriteBytes(ReadOnlySpan<byte> bytes)
    {
        try
        {
            using var standard = Console.OpenStandardOutput();
            standard.Write(bytes);
        }
        catch (Exception exception) when (IsFull(exception))
        {
            throw new OutputException(exception);
        }
    }

    /// <summary>Whether a stream of this process takes nothing more, or is closed.</summary>
    public static bool IsFull(Exception exception) => exception is IOException or UnauthorizedAccessException;

    /// <summary>A line for people with a word before it, coloured where there is a terminal.</summary>
    public void WriteMarked(string mark, string color, string text)
    {
        if (Console.IsOutputRedirected)
        {
            WriteLine($"{mark,-7}  {text}");
        }
        else
        {
            AnsiConsole.MarkupLine($"[{color}]{mark,-7}[/]  {Markup.Escape(Redaction.Apply(text))}");
        }
    }

    /// <summary>A table for people; without lines where there is no terminal. A cell may hold any text from outside.</summary>
    public void WriteTable(string[] columns, IReadOnlyList<string[]> rows)
    {
        rows = [.. rows.Select(row => row.Select(cell => OutsideText.Show(Redaction.Apply(cell))).ToArray())];
        if (!Console.IsOutputRedirected)
        {
            var table = new Table().Border(TableBorder.Rounded).AddColumns(columns);
            foreach (var row in rows)
            {
                table.AddRow([.. row.Select(cell => Markup.Escape(cell))]);
            }

            AnsiConsole.Write(table);
            return;
        }

        var lines = rows.Prepend(columns).ToList();
        var widths = columns.Select((_, column) => lines.Max(line => line[column].Length)).ToArray();
        foreach (var line in lines)
        {
            Write(string.Join(Gap, line.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        }
    }

    private static void Write(string line)
    {
        try
        {
            Console.Out.WriteLine(line);
        }
        catch (Exception exception) when (IsFull(exception))
        {
            throw new OutputException(exception);
        }
    }
}
