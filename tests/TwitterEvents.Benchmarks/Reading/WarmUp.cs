using System.Diagnostics;
using TwitterEvents.Testing;

namespace TwitterEvents.Benchmarks.Reading;

/// <summary>
/// Reads everything in every way until the runtime has compiled it by how it is run: what is large stays for seconds in code that only counts,
/// which is no way to compare.
/// </summary>
internal static class WarmUp
{
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(15);

    private static bool isDone;

    /// <summary>Takes its time once in a process: all benchmarks run in the same one.</summary>
    public static void Once()
    {
        if (isDone)
        {
            return;
        }

        var mix = Payload.Mix.Bodies;
        var families = TwitterSamples.Families.SelectMany(static family => Payload.OfFamily(family).Bodies).ToArray();
        var activities = ActivityBody.Of(postsAlone: false);
        for (var time = Stopwatch.StartNew(); time.Elapsed < Enough;)
        {
            foreach (var body in families)
            {
                Readers.Ours(body);
                Readers.Tokens(body);
            }

            foreach (var body in mix)
            {
                Readers.OursThroughTypeInfo(body);
                Readers.SourceGenerated(body);
                Readers.ByReflection(body);
                Readers.Newtonsoft(body);
            }

            foreach (var body in activities)
            {
                Readers.Ours(body.AsSent);
                body.SourceGenerated();
                body.ByReflection();
            }
        }

        isDone = true;
    }
}
