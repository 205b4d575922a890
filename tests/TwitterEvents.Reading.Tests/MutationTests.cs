using System.Text;
using TwitterEvents.Reading.Tests.Support;

namespace TwitterEvents.Reading.Tests;

public class MutationTests
{
    [Theory]
    [MemberData(nameof(Samples.Various), MemberType = typeof(Samples))]
    public void No_change_of_one_value_of_a_sample_throws_or_loses_anything(string name) => Mutations.TryAll(name, Mutations.Of);

    [Theory]
    [InlineData("follow_events/follow.json")]
    [InlineData("direct_message_events/emoji-and-entities.json")]
    [InlineData("user_event/revoke.json")]
    [InlineData("replay_job_status/complete.json")]
    [InlineData("tweet_delete_events/delete.json")]
    [InlineData("post.create/batch.json")]
    [InlineData("dm.received/nested.json")]
    [InlineData("post/plain.json")]
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
}
