using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using TwitterEvents.Testing;

namespace TwitterEvents.Tool.Samples;

/// <summary>When X sends an event: what the hints beside the samples say.</summary>
internal static partial class EventDescriptions
{
    private const string Description = "description";

    private static readonly Lazy<Dictionary<string, JsonElement>> Events = new(Load);

    /// <summary>Of the first event of a sample; empty if the hints have none.</summary>
    public static string Of(TwitterSample sample) => Plain(Written(sample));

    /// <summary>As much of a description as a table has room for.</summary>
    public static string FirstSentence(string description) =>
        description.IndexOf(". ", StringComparison.Ordinal) is >= 0 and var end ? description[..(end + 1)] : description;

    /// <summary>Hints are comments of C#: what refers to a type there is its name here.</summary>
    private static string Plain(string comment) =>
        WebUtility.HtmlDecode(Tag().Replace(Reference().Replace(comment, static match => match.Groups[1].Value.Split('.')[^1]), ""));

    [GeneratedRegex("<see cref=\"([^\"]+)\" ?/>")]
    private static partial Regex Reference();

    [GeneratedRegex("</?[a-z]+>")]
    private static partial Regex Tag();

    private static string Written(TwitterSample sample) =>
        !Events.Value.TryGetValue(sample.EventKey, out var hints) ? ""
        : hints.TryGetProperty(Description, out var text) ? text.GetString()!
        : hints.TryGetProperty("kinds", out var kinds) && KindOf(sample, hints) is { } kind && kinds.TryGetProperty(kind, out var ofKind)
            && ofKind.TryGetProperty(Description, out text) ? text.GetString()!
        : "";

    private static string? KindOf(TwitterSample sample, JsonElement hints)
    {
        var root = JsonElement.Parse(sample.Body.Span);
        if (!root.TryGetProperty(sample.EventKey, out var value))
        {
            return null;
        }

        var first = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().FirstOrDefault() : value;
        return first.ValueKind != JsonValueKind.Object ? null
            : !hints.TryGetProperty("discriminator", out var name) ? first.EnumerateObject().FirstOrDefault().Name
            : first.TryGetProperty(name.GetString()!, out var kind) && kind.ValueKind == JsonValueKind.String ? kind.GetString()
            : null;
    }

    private static Dictionary<string, JsonElement> Load()
    {
        var events = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        var assembly = typeof(EventDescriptions).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith("hints/", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(resource)!;
            using var hints = JsonDocument.Parse(stream);
            foreach (var e in hints.RootElement.GetProperty("events").EnumerateObject())
            {
                events[e.Name] = e.Value.Clone();
            }
        }

        return events;
    }
}
