using TwitterEvents.Reading.Tests.Support;

namespace TwitterEvents.Reading.Tests;

/// <summary>
/// Bodies made up to be expensive. What is counted is memory, which is the same each time; time goes with it, but for passes over the text that keep
/// nothing (see <see cref="RecognitionTests"/>).
/// </summary>
public class HostileTests
{
    private const int Size = 100_000;

    /// <summary>What a byte of a body may cost, in bytes. A plain delivery costs 1.5; before each value was parsed once, some cost 600.</summary>
    private const int CostOfByte = 30;

    public static TheoryData<string> Names => [.. HostileBodies.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_a_body_costs_is_in_proportion_to_its_size(string name)
    {
        var (small, large) = (Cost(name, Size), Cost(name, 4 * Size));

        Assert.InRange(large, 0, CostOfByte * 4 * Size);
        Assert.InRange(large, 0, 4 * small + CostOfByte * Size); // four times the size, four times the cost, within a margin
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_read_without_loss_or_handed_over_whole(string name)
    {
        var body = HostileBodies.Make(name, Size);
        var delivery = DeliveryReader.Read(body);

        if (delivery.Malformed is { } malformed)
        {
            Assert.Equal(MalformedReason.TooManyItems, malformed.Reason);
            Assert.Equal(body, malformed.Raw);
            Assert.InRange(malformed.Position, 0, body.Length);
        }
        else
        {
            Assert.Null(Lossless.Difference(body, delivery));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_small_body_of_the_kind_is_read_without_loss(string name)
    {
        var delivery = DeliveryReader.Read(HostileBodies.Make(name, 1_000));

        Assert.Null(delivery.Malformed);
        Assert.Null(Lossless.Difference(delivery.RawJson.Span, delivery));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_byte_is_parsed_twice_to_be_kept_raw(string name)
    {
        var delivery = DeliveryReader.Read(HostileBodies.Make(name, Size));

        Assert.InRange(delivery.KeptRawLength, 0, delivery.RawJson.Length + 2); // and the array around it
    }

    /// <summary>A table is made of what a schema has as raw, as of what none knows: both may have so many tokens.</summary>
    [Theory]
    [InlineData("properties")]
    [InlineData("x")]
    public void What_is_raw_by_its_schema_counts_as_what_is_unknown(string name)
    {
        var items = string.Join(',', Enumerable.Repeat(new string('[', 200) + new string(']', 200), 250));
        var body = $$$$"""{"data":{"event_type":"post.create","payload":{"id":"1"},"includes":{"places":[{"geo":{"{{{{name}}}}":[{{{{items}}}}]}}]}}}""";

        Assert.Equal(MalformedReason.TooManyItems, DeliveryReader.Read(System.Text.Encoding.UTF8.GetBytes(body)).Malformed?.Reason);
    }

    private static long Cost(string name, int size)
    {
        var body = HostileBodies.Make(name, size);
        DeliveryReader.Read(body);
        var before = GC.GetAllocatedBytesForCurrentThread();
        DeliveryReader.Read(body);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
