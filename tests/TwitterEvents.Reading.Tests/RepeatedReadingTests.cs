using System.Text;
using System.Text.Json;
using TwitterEvents.Reading.Contract;
using TwitterEvents.Reading.Tests.Support;

namespace TwitterEvents.Reading.Tests;

/// <summary>How often an item is read when it is not what it seemed.</summary>
public class RepeatedReadingTests
{
    [Theory]
    [InlineData("""[{"type":"follow"}]""", 1)]
    [InlineData("""[{"type":"follow","type":"unfollow"}]""", 2)]
    [InlineData("""[{"type":"unfollow","type":"follow","type":"unfollow"}]""", 1)]
    public void An_item_is_read_at_most_twice_even_if_what_was_read_never_is_what_was_found(string items, int reads)
    {
        Liar.Reads = 0;
        var text = Encoding.UTF8.GetBytes($$"""{"k":{{items}}}""");
        var state = new ReadState(text.Length);
        var reader = new WireReader(text, DeliveryReader.DefaultMaxDepth, ref state);
        var builder = new DeliveryBuilder(selection: null);
        reader.Read();
        reader.Read();

        builder.ReadEvents<Liar, AccountActivityEnvelope>(ref reader, AccountActivityEnvelope.Empty);
        reader.DeliverRaw();

        Assert.Equal(reads, Liar.Reads);
        Assert.Equal(items[1..^1], Assert.IsType<UnknownEvent>(Assert.Single(builder.Events)).Raw.GetRawText());
    }

    private readonly struct Liar : IEventReader<AccountActivityEnvelope>
    {
        [ThreadStatic]
        public static int Reads;

        public static string WireName => "k";

        public static ReadOnlySpan<byte> Discriminator => "type"u8;

        public static EventKind? Find(ReadOnlySpan<byte> discriminator) =>
            discriminator.SequenceEqual("follow"u8) ? FollowEvent.ThisKind : UnfollowEvent.ThisKind;

        public static TwitterEvent Read(EventKind kind, ref WireReader reader, AccountActivityEnvelope envelope)
        {
            Reads++;
            reader.Skip();
            return new FollowEvent { Type = "neither" };
        }
    }
}
