using System.Reflection;

namespace TwitterEvents.Testing;

/// <summary>The samples the events are generated from, as data for tests.</summary>
public static class TwitterSamples
{
    private const string Prefix = "schemas/";
    private const string Extension = ".json";

    private static readonly Lazy<IReadOnlyList<TwitterSample>> Samples = new(Load);

    /// <summary>All samples, by family, event key and name.</summary>
    public static IReadOnlyList<TwitterSample> All => Samples.Value;

    /// <summary>One sample.</summary>
    /// <param name="eventKey">The event's key on the wire, for example <c>follow_events</c>.</param>
    /// <param name="name">Which variant, for example <c>unfollow</c>.</param>
    /// <exception cref="KeyNotFoundException">There is no such sample; the message lists the ones of that key.</exception>
    public static TwitterSample Get(string eventKey, string name) =>
        All.FirstOrDefault(sample => sample.EventKey == eventKey && sample.Name == name)
        ?? throw new KeyNotFoundException(
            $"There is no sample '{name}' of '{eventKey}'. There are: "
            + string.Join(", ", All.Where(sample => sample.EventKey == eventKey).Select(sample => sample.Name)));

    private static IReadOnlyList<TwitterSample> Load()
    {
        var assembly = typeof(TwitterSamples).Assembly;
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => Load(assembly, name))];
    }

    private static TwitterSample Load(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!;
        var body = new byte[stream.Length];
        stream.ReadExactly(body);
        var parts = resource.Replace('\\', '/')[Prefix.Length..^Extension.Length].Split('/');
        return new TwitterSample(parts[0], parts[1], parts[2], body);
    }
}
