using TwitterEvents.Reading.Tests.Support;

namespace TwitterEvents.Reading.Tests;

public class RepetitionTests
{
    [Theory]
    [MemberData(nameof(Samples.Various), MemberType = typeof(Samples))]
    public void No_repeated_property_of_a_sample_throws_or_loses_anything(string name) => Mutations.TryAll(name, Mutations.Repeating);
}
