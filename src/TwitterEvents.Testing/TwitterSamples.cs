using System.Reflection;
using TwitterEvents.Diagnostics;

namespace TwitterEvents.Testing;

/// <summary>The samples the events are generated from, as data for tests. No event key is in two families.</summary>
public static class TwitterSamples
{
    private const string Prefix = "schemas/";
    private const string Extension = ".json";

    private static readonly Lazy<IReadOnlyList<TwitterSample>> Samples = new(Load);

    private static readonly Lazy<IReadOnlyList<string>> FamilyNames = new(() => [.. All.Select(sample => sample.Family).Distinct()]);

    /// <summary>All samples, by family, event key and name.</summary>
    public static IReadOnlyList<TwitterSample> All => Samples.Value;

    /// <summary>The families of deliveries: <c>account-activity</c>, <c>filtered-stream</c> and <c>x-activity</c>.</summary>
    public static IReadOnlyList<string> Families => FamilyNames.Value;

    /// <summary>The samples of one family, by event key and name.</summary>
    /// <param name="family">One of <see cref="Families"/>.</param>
    /// <exception cref="KeyNotFoundException">There is no such family; the message lists those there are.</exception>
    public static IReadOnlyList<TwitterSample> OfFamily(string family) =>
        Families.Contains(family)
            ? [.. All.Where(sample => sample.Family == family)]
            : throw new KeyNotFoundException($"There is no family '{family}'. There are: {string.Join(", ", Families)}.");

    /// <summary>One sample.</summary>
    /// <param name="eventKey">The event's key on the wire, for example <c>follow_events</c> or <c>follow.follow</c>.</param>
    /// <param name="name">Which variant, for example <c>unfollow</c>.</param>
    /// <exception cref="KeyNotFoundException">There is no such sample; the message lists the ones of that key, or what was perhaps meant.</exception>
    public static TwitterSample Get(string eventKey, string name)
    {
        ArgumentNullException.ThrowIfNull(eventKey);
        ArgumentNullException.ThrowIfNull(name);
        var ofKey = All.Where(sample => sample.EventKey == eventKey).ToList();
        return ofKey.Find(sample => sample.Name == name)
            ?? throw new KeyNotFoundException(ofKey.Count > 0
                ? $"There is no sample '{name}' of '{eventKey}'. There are: {string.Join(", ", ofKey.Select(sample => sample.Name))}."
                : $"There is no sample of '{eventKey}'.{Nearest.Question(Nearest.To(eventKey, All.Select(sample => sample.EventKey).Distinct()))} {nameof(TwitterSamples)}.{nameof(All)} has all.");
    }

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
