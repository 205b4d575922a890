using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using TwitterEvents.Reading;

namespace TwitterEvents.Benchmarks.Reading;

/// <summary>The ways to read a body that are compared.</summary>
internal static class Readers
{
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(50);

    private static readonly JsonSerializerOptions Reflection = new() { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

    private static readonly JsonTypeInfo<SampleDelivery> ThroughTypeInfo = (JsonTypeInfo<SampleDelivery>)new JsonSerializerOptions
    {
        TypeInfoResolver = JsonTypeInfoResolver.Combine(new TwitterEventsJsonContext(), new SampleJsonContext()),
    }.GetTypeInfo(typeof(SampleDelivery));

    public static int Ours(byte[] body) => DeliveryReader.Read(body).Events.Count;

    public static SampleDelivery? OursThroughTypeInfo(byte[] body) => JsonSerializer.Deserialize(body, ThroughTypeInfo);

    public static SampleDelivery? SourceGenerated(byte[] body) => JsonSerializer.Deserialize(body, SampleJsonContext.Default.SampleDelivery);

    public static SampleDelivery? ByReflection(byte[] body) => JsonSerializer.Deserialize<SampleDelivery>(body, Reflection);

    public static SampleDelivery? Newtonsoft(byte[] body) => NewtonsoftReader.Read(body);

    public static int Tokens(byte[] body)
    {
        var reader = new Utf8JsonReader(body);
        var count = 0;
        while (reader.Read())
        {
            count++;
        }

        return count;
    }

    public static int Hmac(byte[] body)
    {
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        return HMACSHA256.HashData(Key, body, mac);
    }
}
