using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace TwitterEvents.Reading.Tests.Support;

/// <summary>Every way <see cref="JsonSerializer"/> can be given a text.</summary>
internal static class JsonSources
{
    private static readonly TwitterEventsJsonContext SmallBuffers = new(new() { DefaultBufferSize = 16, MaxDepth = DeliveryReader.DefaultMaxDepth });

    public static async Task<List<object>> ReadAll(Type type, ReadOnlyMemory<byte> json)
    {
        var read = new List<object>();
        foreach (var source in Sources(type, json))
        {
            read.Add(await source() ?? throw new JsonException("null"));
        }

        return read;
    }

    public static async Task ThrowFromAll<TException>(Type type, ReadOnlyMemory<byte> json)
        where TException : Exception
    {
        foreach (var source in Sources(type, json))
        {
            await Assert.ThrowsAsync<TException>(async () => await source());
        }
    }

    private static IEnumerable<Func<ValueTask<object?>>> Sources(Type type, ReadOnlyMemory<byte> json)
    {
        var info = TwitterEventsJsonContext.Default.GetTypeInfo(type)!;
        var small = SmallBuffers.GetTypeInfo(type)!;
        yield return () => new(JsonSerializer.Deserialize(json.Span, info));
        yield return () => new(JsonSerializer.Deserialize(Encoding.UTF8.GetString(json.Span), info));
        yield return () => new(JsonSerializer.Deserialize(Segments.Slow(json, 5), small));
        yield return () => JsonSerializer.DeserializeAsync(Segments.Slow(json, 5), small, TestContext.Current.CancellationToken);
        yield return () => JsonSerializer.DeserializeAsync(Segments.Slow(json, 4096), info, TestContext.Current.CancellationToken);
        yield return () => new(ReadSegments(json, 1, info));
        yield return () => new(ReadSegments(json, 7, info));
        yield return () => new(ReadSegments(json, 100, info));
    }

    private static object? ReadSegments(ReadOnlyMemory<byte> json, int size, JsonTypeInfo info)
    {
        var reader = new Utf8JsonReader(Segments.Of(json, size), new JsonReaderOptions { MaxDepth = DeliveryReader.DefaultMaxDepth });
        return JsonSerializer.Deserialize(ref reader, info);
    }
}
