using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using TwitterEvents.Testing;

namespace TwitterEvents.Benchmarks.Reading;

/// <summary>What is read: one sample, or one after another of a mix. Compact and escaped, as X sends it.</summary>
public sealed record Payload(string Name, byte[][] Bodies)
{
    public static Payload Mix => OfFamily("account-activity");

    public static IEnumerable<Payload> Each =>
        [.. TwitterSamples.OfFamily("account-activity").Select(sample => new Payload($"{sample.EventKey}/{sample.Name}", [Compact(sample)]))];

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>All samples of a family.</summary>
    public static Payload OfFamily(string family) => new(family, [.. TwitterSamples.OfFamily(family).Select(Compact)]);

    public override string ToString() => Name;

    // X escapes every slash and what is not ASCII, and sends no white space.
    public static byte[] Compact(TwitterSample sample)
    {
        using var document = JsonDocument.Parse(sample.Body);
        var text = new StringBuilder();
        foreach (var c in JsonSerializer.Serialize(document.RootElement, Relaxed))
        {
            _ = c switch
            {
                '/' => text.Append("\\/"),
                > '~' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }

        return Encoding.ASCII.GetBytes(text.ToString());
    }
}
