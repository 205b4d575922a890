using TwitterEvents.Reading.Tests.Support;

namespace TwitterEvents.Reading.Tests;

public class SampleTests
{
    [Theory]
    [MemberData(nameof(Samples.All), MemberType = typeof(Samples))]
    public void A_sample_is_read_whole_into_typed_properties_and_written_without_loss(string name)
    {
        var delivery = Samples.Read(name);

        Assert.Empty(delivery.Drifts);
        Assert.Equal(0, delivery.RawValues);
        Assert.Equal(0, RawLeaves.Count(delivery));
        Assert.True(delivery.IsComplete);
        Assert.NotEmpty(delivery.Events);
        Assert.DoesNotContain(delivery.Events, e => e is UnknownEvent);
    }

    [Theory]
    [MemberData(nameof(Samples.All), MemberType = typeof(Samples))]
    public void The_first_event_of_a_sample_has_the_key_its_folder_is_named_by(string name) =>
        Assert.Contains(Samples.Read(name).Events, e => e.WireName == name[..name.IndexOf('/', StringComparison.Ordinal)]);

    [Theory]
    [MemberData(nameof(Samples.All), MemberType = typeof(Samples))]
    public void The_raw_text_of_an_event_is_its_own_part_of_the_delivery(string name)
    {
        var delivery = Samples.Read(name);
        for (var i = 0; i < delivery.Events.Count; i++)
        {
            Assert.Null(JsonEquivalence.Difference(JsonTree.Parse(delivery.GetRawEvent(i).Span), JsonTree.Parse(Lossless.Write(delivery.Events[i]))));
        }
    }

    [Fact]
    public void The_samples_have_every_kind_of_event() =>
        Assert.Equal(
            TwitterEventsCatalog.Instance.Kinds.Select(kind => kind.EventType.Name).Order(StringComparer.Ordinal),
            Samples.Names.SelectMany(name => Samples.Read(name).Events).Select(e => e.GetType().Name).Distinct().Order(StringComparer.Ordinal));
}
