using System.Text;

namespace TwitterEvents.Generators.Support;

/// <summary>Writes indented C#. Lines end with <c>\n</c> on every system, so that generated text is the same everywhere.</summary>
internal sealed class CodeWriter
{
    private const string Indentation = "    ";

    private readonly StringBuilder text = new();
    private int depth;

    /// <summary>Writes one line, indented; an empty one stays without trailing spaces.</summary>
    public void Line(string line = "")
    {
        if (line.Length > 0)
        {
            for (var i = 0; i < depth; i++)
            {
                text.Append(Indentation);
            }

            text.Append(line);
        }

        text.Append('\n');
    }

    /// <summary>Writes the header and an opening brace; disposing the result writes the closing one.</summary>
    /// <param name="header">What stands above the brace.</param>
    /// <param name="end">What follows the closing brace, for example <c>;</c>.</param>
    public IDisposable Block(string header, string end = "")
    {
        Line(header);
        Line("{");
        depth++;
        return new Closing(this, "}" + end);
    }

    /// <summary>Indents what follows, until the result is disposed.</summary>
    public IDisposable Indent()
    {
        depth++;
        return new Closing(this, null);
    }

    public override string ToString() => text.ToString();

    private sealed class Closing(CodeWriter writer, string? line) : IDisposable
    {
        public void Dispose()
        {
            writer.depth--;
            if (line is not null)
            {
                writer.Line(line);
            }
        }
    }
}
