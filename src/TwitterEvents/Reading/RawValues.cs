using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace TwitterEvents.Reading;

/// <summary>
/// What is kept raw of a text. While it is read only the place of each value is noted, for a value around it may yet turn out to be raw
/// itself. In the end all are parsed in one go, so that each byte is parsed once however values are nested, and they share one document.
/// </summary>
internal struct RawValues
{
    /// <summary>What System.Text.Json takes if no depth is set.</summary>
    private const int DefaultMaxDepth = 64;

    private List<Entry>? entries;

    public readonly int Count => entries?.Count ?? 0;

    /// <param name="owner">What gets the value: a dictionary of properties, or an <see cref="UnknownEvent"/>.</param>
    /// <param name="name">The property, if it is one.</param>
    /// <param name="start">The first byte of the value.</param>
    /// <param name="end">The byte after its last.</param>
    public void Add(object owner, string name, int start, int end) => (entries ??= []).Add(new Entry(owner, name, start, end));

    /// <summary>Forgets what was noted since there were so many.</summary>
    public readonly void Rewind(int count) => entries?.RemoveRange(count, entries.Count - count);

    /// <summary>Parses all that was noted and hands it to its owners.</summary>
    /// <returns>An array of all; undefined if there is none.</returns>
    public readonly JsonElement Deliver(ReadOnlySpan<byte> text, JsonReaderOptions options)
    {
        if (entries is null or [])
        {
            return default;
        }

        var length = entries.Count + 1;
        foreach (var entry in entries)
        {
            length += entry.End - entry.Start;
        }

        var rented = ArrayPool<byte>.Shared.Rent(length);
        WriteArray(rented, text);
        var array = JsonElement.Parse(rented.AsSpan(0, length), new JsonDocumentOptions
        {
            MaxDepth = (options.MaxDepth == 0 ? DefaultMaxDepth : options.MaxDepth) + 1, // the array around them
            AllowTrailingCommas = options.AllowTrailingCommas,
            CommentHandling = options.CommentHandling,
        });
        ArrayPool<byte>.Shared.Return(rented);
        var values = array.EnumerateArray();
        foreach (var entry in entries)
        {
            values.MoveNext();
            entry.Deliver(values.Current);
        }

        return array;
    }

    private readonly void WriteArray(Span<byte> array, ReadOnlySpan<byte> text)
    {
        var position = 0;
        foreach (var entry in entries!)
        {
            array[position] = position == 0 ? (byte)'[' : (byte)',';
            text[entry.Start..entry.End].CopyTo(array[(position + 1)..]);
            position += 1 + entry.End - entry.Start;
        }

        array[position] = (byte)']';
    }

    private readonly record struct Entry(object Owner, string Name, int Start, int End)
    {
        public void Deliver(JsonElement value)
        {
            if (Owner is UnknownEvent e)
            {
                e.SetRaw(value);
                return;
            }

            // A property that was repeated with a value that fits is no longer there.
            ref var kept = ref CollectionsMarshal.GetValueRefOrNullRef((Dictionary<string, JsonElement>)Owner, Name);
            if (!System.Runtime.CompilerServices.Unsafe.IsNullRef(ref kept))
            {
                kept = value;
            }
        }
    }
}
