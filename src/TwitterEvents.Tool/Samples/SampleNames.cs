using TwitterEvents.Diagnostics;
using TwitterEvents.Testing;

namespace TwitterEvents.Tool.Samples;

/// <summary>Samples by the names the command line has for them.</summary>
internal static class SampleNames
{
    public static string Of(TwitterSample sample) => $"{sample.EventKey}/{sample.Name}";

    /// <param name="name"><c>event_key/name</c>, or <c>event_key</c> for the first of it.</param>
    public static TwitterSample? Find(string name) => TwitterSamples.All.FirstOrDefault(sample => name == Of(sample) || name == sample.EventKey);

    /// <summary>What to do about a name that is none: those near to it, and where all are.</summary>
    public static string Advice(string name)
    {
        var key = name.Split('/')[0];
        var ofKey = TwitterSamples.All.Where(sample => sample.EventKey == key).Select(Of).ToList();
        var near = Nearest.To(name, ofKey);
        return near.Count == 0 && ofKey.Count > 0
            ? $"Of {key} there are {string.Join(", ", ofKey)}."
            : $"{Nearest.Question(near.Count > 0 ? near : Nearest.To(name, Spellings())).TrimStart()} `twitter-events samples list` has all.".TrimStart();
    }

    /// <summary>Somebody may also try the name alone, or the type of the event, as it is here or as X writes it.</summary>
    private static IEnumerable<(string Spelling, string Name)> Spellings() => TwitterSamples.All
        .SelectMany(sample => (string[])[Of(sample), sample.EventKey, sample.Name, .. SampleOutput.Of(sample).Types],
            (sample, spelling) => (spelling, spelling == sample.EventKey ? sample.EventKey : Of(sample)));
}
