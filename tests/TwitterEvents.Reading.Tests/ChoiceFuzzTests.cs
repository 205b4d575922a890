using System.Text;
using TwitterEvents.Reading.Tests.Support;
using TwitterEvents.Tests;

namespace TwitterEvents.Reading.Tests;

/// <summary>
/// Random bodies, read whole and by choice. TWITTEREVENTS_FUZZ_SECONDS says for how long the long test tries, TWITTEREVENTS_SEED where it begins; a failure
/// names the seed of the very body.
/// </summary>
public class ChoiceFuzzTests
{
    private const int Few = 20_000;

    private static readonly Type[] EventTypes = [.. typeof(TwitterEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(TwitterEvent)) && !type.IsAbstract)];

    private static readonly HashSet<string> KnownKeys = [.. Samples.Names.Select(name => name.Split('/')[0])];

    private readonly RandomEdits edits = new([.. Samples.Names.Select(Samples.Bytes)]);

    [Fact]
    public void Whatever_comes_is_read_without_loss_or_malformed_and_the_same_for_every_choice_of_handlers()
    {
        var counts = new Counts();
        for (var seed = 0; seed < Few; seed++)
        {
            Try(seed, counts);
        }

        counts.AssertMuchHappened(Few);
    }

    [Fact]
    [Trait("size", "long")]
    public void So_it_is_for_minutes()
    {
        var time = new LongRun("TWITTEREVENTS_FUZZ_SECONDS", TimeSpan.FromMinutes(5));
        var counts = new Counts();
        var seed = time.FirstSeed;
        for (; !time.IsOver; seed++)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            Try(seed, counts);
        }

        var bodies = seed - time.FirstSeed;
        Console.WriteLine(
            $"   seeds {time.FirstSeed} to {seed - 1}: {bodies:N0} bodies, {counts.Malformed:N0} of them malformed; {counts.Events:N0} events, {counts.Selected:N0} of them read by choice");
        counts.AssertMuchHappened(bodies);
    }

    private void Try(int seed, Counts counts)
    {
        var json = Body(seed);
        try
        {
            var delivery = DeliveryReader.Read(json);
            var failure = delivery.Malformed is null ? Lossless.Difference(json, delivery) : FuzzTests.IsDelivery(json) ? "not malformed" : null;
            Assert.True(failure is null, failure);
            counts.Malformed += delivery.Malformed is null ? 0 : 1;
            counts.Events += delivery.Events.Count;
            counts.Selected += CheckSelection(json, delivery, new Random(seed));
        }
        catch (Exception exception)
        {
            Assert.Fail($"TWITTEREVENTS_SEED={seed}: {exception}\n{Convert.ToBase64String(json)}\n{Encoding.UTF8.GetString(json)}");
        }
    }

    private byte[] Body(int seed) => (seed % 4) switch
    {
        0 => Encoding.UTF8.GetBytes(new RandomJson(seed).Delivery(depth: 2 + (seed >> 2) % 7)),
        _ => edits.Next(seed),
    };

    /// <summary>
    /// Reads it once more for some kinds of events only: these must be what they are when everything is read. Only what cannot be read as the
    /// kind it says it is, and so is unknown, is left out where nobody wants that kind: it is skipped unread.
    /// </summary>
    private static int CheckSelection(byte[] json, Delivery whole, Random random)
    {
        var wanted = EventTypes.Where(_ => random.Next(2) == 0).ToHashSet();
        var chosen = DeliveryReader.Read(json, TwitterEventsCatalog.Instance, DeliveryReader.DefaultMaxDepth, headers: null, new Selection(wanted));
        Assert.Equal(whole.Malformed?.Reason, chosen.Malformed?.Reason);
        Assert.Equal(whole.Malformed?.Position, chosen.Malformed?.Position);
        var found = 0;
        for (var i = 0; i < whole.Events.Count; i++)
        {
            var expected = whole.Events[i];
            if (!wanted.Contains(expected.Kind.EventType))
            {
                continue;
            }

            if (found < chosen.Events.Count && whole.GetRawEvent(i).Span.SequenceEqual(chosen.GetRawEvent(found).Span))
            {
                AssertSame(expected, chosen.Events[found]);
                found++;
            }
            else
            {
                Assert.True(expected is UnknownEvent && KnownKeys.Contains(expected.WireName), $"Not read by choice: {expected}");
            }
        }

        Assert.Equal(found, chosen.Events.Count);
        return found;
    }

    private static void AssertSame(TwitterEvent expected, TwitterEvent actual)
    {
        Assert.Equal(expected.GetType(), actual.GetType());
        Assert.Equal(expected.WireName, actual.WireName);
        Assert.Equal(expected.ForUserId, actual.ForUserId);
        Assert.Equal(expected.Identity, actual.Identity);
        Assert.Equal(Lossless.Write(expected), Lossless.Write(actual));
    }

    private sealed class Counts
    {
        public long Malformed { get; set; }

        public long Events { get; set; }

        public long Selected { get; set; }

        public void AssertMuchHappened(int bodies) =>
            Assert.True(bodies > 100 && Malformed > bodies / 100 && Events > bodies / 10 && Selected > Events / 10, "Too little happened.");
    }

    private sealed class Selection(HashSet<Type> wanted) : IEventSelection
    {
        public bool Wants(EventKind kind) => wanted.Contains(kind.EventType);
    }
}
