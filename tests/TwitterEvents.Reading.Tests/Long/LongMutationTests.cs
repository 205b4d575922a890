using TwitterEvents.Reading.Tests.Support;

namespace TwitterEvents.Reading.Tests;

/// <summary>Each value and property of every sample, where the short tests take the longest of each event.</summary>
[Trait("size", "long")]
public class LongMutationTests
{
    [Theory]
    [MemberData(nameof(Samples.All), MemberType = typeof(Samples))]
    public void No_change_of_one_value_of_a_sample_throws_or_loses_anything(string name) => Mutations.TryAll(name, Mutations.Of);

    [Theory]
    [MemberData(nameof(Samples.All), MemberType = typeof(Samples))]
    public void No_repeated_property_of_a_sample_throws_or_loses_anything(string name) => Mutations.TryAll(name, Mutations.Repeating);
}
