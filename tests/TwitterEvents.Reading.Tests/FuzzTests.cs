using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using TwitterEvents.Reading.Tests.Support;

namespace TwitterEvents.Reading.Tests;

/// <summary>Whatever comes, it is read without loss or told to be malformed, and malformed only if it is.</summary>
public class FuzzTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_deliveries_are_read_without_loss(int seed)
    {
        var random = new RandomJson(seed);
        for (var i = 0; i < 1_000; i++)
        {
            Try(Encoding.UTF8.GetBytes(random.Delivery(depth: 2 + i % 7)));
        }
    }

    [Fact]
    public void Deeply_nested_deliveries_are_read_without_loss()
    {
        var random = new RandomJson(seed: 4);
        for (var i = 0; i < 300; i++)
        {
            Assert.Null(Try(Encoding.UTF8.GetBytes(random.Deep(DeliveryReader.DefaultMaxDepth))).Malformed);
        }
    }

    [Fact]
    public void Deliveries_nested_too_deep_are_malformed()
    {
        var random = new RandomJson(seed: 5);
        for (var i = 0; i < 300; i++)
        {
            var malformed = Try(Encoding.UTF8.GetBytes(random.Deep(DeliveryReader.DefaultMaxDepth + 1))).Malformed;
            Assert.Equal(MalformedReason.TooDeep, malformed?.Reason);
        }
    }

    [Theory]
    [MemberData(nameof(Samples.All), MemberType = typeof(Samples))]
    public void Samples_with_changed_bytes_are_read_without_loss_or_malformed(string name)
    {
        var sample = Samples.Bytes(name);
        var random = new Random(sample.Length);
        for (var i = 0; i < 300; i++)
        {
            var json = (byte[])sample.Clone();
            for (var changes = random.Next(1, 4); changes > 0; changes--)
            {
                json[random.Next(json.Length)] = (byte)(random.Next(2) == 0 ? random.Next(256) : "{}[]\",:\\u0-e1. \n"[random.Next(16)]);
            }

            Try(json);
        }
    }

    [Theory]
    [MemberData(nameof(Samples.All), MemberType = typeof(Samples))]
    public void Samples_cut_off_anywhere_are_malformed(string name)
    {
        var sample = Samples.Bytes(name).AsSpan().TrimEnd((byte)'\n').ToArray();
        for (var length = 0; length < sample.Length; length += 1 + sample.Length / 200)
        {
            Assert.NotNull(Try(sample[..length]).Malformed);
        }
    }

    private static Delivery Try(byte[] json)
    {
        var delivery = DeliveryReader.Read(json);
        var failure = delivery.Malformed is null ? Lossless.Difference(json, delivery) : IsDelivery(json) ? "not malformed" : null;
        Assert.True(failure is null, $"{failure}: {Encoding.UTF8.GetString(json)}");
        return delivery;
    }

    /// <summary>Whether it must be read: it is well-formed, and holds no more values than README says are always read.</summary>
    internal static bool IsDelivery(byte[] json)
    {
        var values = 0;
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = DeliveryReader.DefaultMaxDepth });
            reader.Read();
            var isObject = reader.TokenType == JsonTokenType.StartObject;
            while (reader.Read())
            {
                values += reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.EndObject or JsonTokenType.EndArray ? 0 : 1;
            }

            return isObject && Utf8.IsValid(json) && values <= 1_000 + json.Length / 32;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
