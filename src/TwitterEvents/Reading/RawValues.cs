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
    private List<Entry>? values;

    /// <summary>Spellings of what a property holds as well; they are no part of what is raw.</summary>
    private List<Entry>? spellings;

    public readonly (int Values, int Spellings) Count => (values?.Count ?? 0, spellings?.Count ?? 0);

    /// <param name="owner">What gets the value: a dictionary of properties, or an <see cref="UnknownEvent"/>.</param>
    /// <param name="name">The property, if it is one.</param>
    /// <param name="start">The first byte of the value.</param>
    /// <param name="end">The byte after its last.</param>
    /// <param name="isSpelling">Whether a property holds it as well.</param>
    public void Add(object owner, string name, int start, int end, bool isSpelling) =>
        (isSpelling ? spellings ??= [] : values ??= []).Add(new Entry(owner, name, start, end));

    /// <summary>Forgets what was noted since there were so many.</summary>
    public readonly void Rewind((int Values, int Spellings) count)
    {
        Rewind(values, count.Values);
        Rewind(spellings, count.Spellings);
    }

    /// <summary>Parses all that was noted and hands it to its owners.</summary>
    /// <returns>An array of all but the spellings; undefined if nothing was noted.</returns>
    public readonly JsonElement Deliver(ReadOnlySpan<byte> text, int maxDepth)
    {
        if (Count == default)
        {
            return default;
        }

        // One document: [[value, value], [spelling]].
        var length = "[,]"u8.Length + Length(values) + Length(spellings);
        var rented = ArrayPool<byte>.Shared.Rent(length);
        var position = 0;
        rented[position++] = (byte)'[';
        WriteArray(rented, ref position, text, values);
        rented[position++] = (byte)',';
        WriteArray(rented, ref position, text, spellings);
        rented[position] = (byte)']';
        var both = JsonElement.Parse(rented.AsSpan(0, length), new JsonDocumentOptions
        {
            MaxDepth = Math.Min(maxDepth, int.MaxValue - 2) + 2, // the arrays around them
        });
        ArrayPool<byte>.Shared.Return(rented);
        Deliver(values ?? [], both[0], spellings ?? [], both[1]);
        return both[0];
    }

    private static void Rewind(List<Entry>? entries, int count) => entries?.RemoveRange(count, entries.Count - count);

    /// <summary>The length of an array of the entries: brackets, and commas between.</summary>
    private static int Length(List<Entry>? entries)
    {
        var length = 2 + Math.Max(0, (entries?.Count ?? 0) - 1);
        foreach (var entry in entries ?? [])
        {
            length += entry.End - entry.Start;
        }

        return length;
    }

    private static void WriteArray(Span<byte> array, ref int position, ReadOnlySpan<byte> text, List<Entry>? entries)
    {
        array[position++] = (byte)'[';
        var isFirst = true;
        foreach (var entry in entries ?? [])
        {
            if (!isFirst)
            {
                array[position++] = (byte)',';
            }

            isFirst = false;
            text[entry.Start..entry.End].CopyTo(array[position..]);
            position += entry.End - entry.Start;
        }

        array[position++] = (byte)']';
    }

    /// <summary>In the order of the text: of a property that is repeated the last value counts, whichever list it is in.</summary>
    private static void Deliver(List<Entry> values, JsonElement valueArray, List<Entry> spellings, JsonElement spellingArray)
    {
        var valueElements = valueArray.EnumerateArray();
        var spellingElements = spellingArray.EnumerateArray();
        for (int i = 0, j = 0; i < values.Count || j < spellings.Count;)
        {
            if (j == spellings.Count || (i < values.Count && values[i].Start < spellings[j].Start))
            {
                valueElements.MoveNext();
                values[i++].Deliver(valueElements.Current);
            }
            else
            {
                spellingElements.MoveNext();
                spellings[j++].Deliver(spellingElements.Current);
            }
        }
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
