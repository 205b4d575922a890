using System.Text;

namespace TwitterEvents.Reading.Tests.Support;

/// <summary>Samples changed at random, the same for the same seed: whole values, names and items move between them, and single bytes change.</summary>
internal sealed class RandomEdits(byte[][] samples)
{
    private const string Bytes = "{}[]\",:\\u0-e1. \n";

    private readonly byte[][] values =
        [.. samples.SelectMany(json => JsonParts.Of(json).Select(part => json[part.Value])).DistinctBy(Encoding.UTF8.GetString)];

    private readonly byte[][] names =
        [.. samples.SelectMany(json => JsonParts.Of(json).Where(part => part.IsProperty).Select(part => json[part.Name])).DistinctBy(Encoding.UTF8.GetString)];

    private Random random = new(0);

    /// <summary>A sample with some edits that leave it JSON, and now and then one that may not.</summary>
    public byte[] Next(int seed)
    {
        random = new Random(seed);
        var json = Pick(samples);
        for (var edits = random.Next(1, 6); edits > 0; edits--)
        {
            var parts = JsonParts.Of(json);
            if (parts.Count == 0)
            {
                break;
            }

            json = Edit(json, parts[random.Next(parts.Count)]);
        }

        return random.Next(6) == 0 ? ChangeBytes(json) : json;
    }

    private byte[] Edit(byte[] json, JsonParts.Part part) => random.Next(part.IsProperty ? 6 : 4) switch
    {
        0 => Replace(json, part.Whole, []),
        1 => Replace(json, part.Value, Pick(values)),
        2 => Repeat(json, part, Pick(values)),
        3 => Repeat(json, part, json[part.Value]),
        4 => Replace(json, part.Name, Pick(names)),
        _ => Replace(json, part.Value, [.. json[part.Value], (byte)',', .. Pick(names), (byte)':', .. Pick(values)]),
    };

    private static byte[] Repeat(byte[] json, JsonParts.Part part, byte[] value) => Replace(
        json, part.Value, part.IsProperty ? [.. value, (byte)',', .. json[part.Name], (byte)':', .. json[part.Value]] : [.. value, (byte)',', .. json[part.Value]]);

    private byte[] ChangeBytes(byte[] json)
    {
        var changed = (byte[])json.Clone();
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            changed[random.Next(changed.Length)] = (byte)(random.Next(2) == 0 ? random.Next(256) : Bytes[random.Next(Bytes.Length)]);
        }

        return random.Next(4) == 0 ? changed[..random.Next(changed.Length)] : changed;
    }

    private T Pick<T>(T[] choices) => choices[random.Next(choices.Length)];

    private static byte[] Replace(byte[] json, Range range, ReadOnlySpan<byte> by) => [.. json.AsSpan(..range.Start), .. by, .. json.AsSpan(range.End..)];
}
