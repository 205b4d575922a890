using System.Text;
using TwitterEvents.Reading.Tests.Support;

namespace TwitterEvents.Reading.Tests;

public class MutationTests
{
    [Theory]
    [MemberData(nameof(Samples.All), MemberType = typeof(Samples))]
    public void No_change_of_one_value_of_a_sample_throws_or_loses_anything(string name) => Try(name, Mutations.Of);

    [Theory]
    [MemberData(nameof(Samples.All), MemberType = typeof(Samples))]
    public void No_repeated_property_of_a_sample_throws_or_loses_anything(string name) => Try(name, Mutations.Repeating);

    [Theory]
    [InlineData("follow_events/follow.json")]
    [InlineData("direct_message_events/emoji-and-entities.json")]
    [InlineData("user_event/revoke.json")]
    [InlineData("replay_job_status/complete.json")]
    [InlineData("tweet_delete_events/delete.json")]
    public void Whatever_is_kept_raw_is_counted_once_and_reported_as_drift(string name)
    {
        foreach (var json in Mutations.Of(Samples.Bytes(name)))
        {
            var delivery = DeliveryReader.Read(json);
            var raw = RawLeaves.Count(delivery);
            if (raw != delivery.RawValues || raw > 0 && delivery.Drifts.Count == 0)
            {
                Assert.Fail($"{delivery.RawValues} counted, {raw} there, {delivery.Drifts.Count} drifts\n{Encoding.UTF8.GetString(json)}");
            }
        }
    }

    private static void Try(string name, Func<byte[], IEnumerable<byte[]>> mutate)
    {
        var count = 0;
        foreach (var json in mutate(Samples.Bytes(name)))
        {
            count++;
            if (Failure(json) is { } failure)
            {
                Assert.Fail($"{failure}\n{Encoding.UTF8.GetString(json)}");
            }
        }

        TestContext.Current.SendDiagnosticMessage("{0}: {1} mutations", name, count);
        Assert.True(count > 50, $"Only {count} mutations.");
    }

    private static string? Failure(byte[] json)
    {
        try
        {
            var delivery = DeliveryReader.Read(json);
            return delivery.Malformed is { } malformed ? $"Malformed: {malformed.Reason} at {malformed.Position}" : Lossless.Difference(json, delivery);
        }
        catch (Exception exception)
        {
            return exception.ToString();
        }
    }
}
