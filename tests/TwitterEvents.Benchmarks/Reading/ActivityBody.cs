using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using TwitterEvents.Models;
using TwitterEvents.Reading;
using TwitterEvents.Testing;

namespace TwitterEvents.Benchmarks.Reading;

/// <summary>A sample of X Activity, and what System.Text.Json needs to read it.</summary>
internal sealed class ActivityBody
{
    private static readonly JsonSerializerOptions Reflection = new() { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

    private readonly JsonTypeInfo sourceGenerated;
    private readonly JsonTypeInfo byReflection;

    private ActivityBody(TwitterSample sample, Type payload)
    {
        AsSent = Payload.Compact(sample);
        Bytes = Encoding.UTF8.GetBytes(MainNames(Encoding.UTF8.GetString(AsSent)));
        var type = typeof(ActivityDelivery<>).MakeGenericType(payload);
        sourceGenerated = ActivityJsonContext.Default.GetTypeInfo(type)!;
        byReflection = Reflection.GetTypeInfo(type);
    }

    /// <summary>With the older names that X sends.</summary>
    public byte[] AsSent { get; }

    /// <summary>With the newer names alone: System.Text.Json knows one name of a property.</summary>
    public byte[] Bytes { get; }

    /// <summary>All samples whose <c>data</c> is one event, or those of posts.</summary>
    public static ActivityBody[] Of(bool postsAlone)
    {
        var kinds = TwitterEventsCatalog.Instance.Kinds.ToDictionary(kind => kind.WireName + kind.Discriminator, kind => kind.EventType);
        return
        [
            .. from sample in TwitterSamples.OfFamily("x-activity")
               where JsonElement.Parse(sample.Body.Span).GetProperty("data").ValueKind == JsonValueKind.Object
               let type = kinds[sample.EventKey]
               let isPost = type.IsAssignableTo(typeof(PostEvent))
               where isPost || !postsAlone
               select new ActivityBody(sample, isPost ? typeof(Post) : type),
        ];
    }

    public object? SourceGenerated() => JsonSerializer.Deserialize(Bytes, sourceGenerated);

    public object? ByReflection() => JsonSerializer.Deserialize(Bytes, byReflection);

    private static string MainNames(string json) => json
        .Replace("\"tweet_author_id\"", "\"liked_post_author_id\"", StringComparison.Ordinal)
        .Replace("retweet_count", "repost_count", StringComparison.Ordinal)
        .Replace("_tweet_id", "_post_id", StringComparison.Ordinal)
        .Replace("_tweet_author_id", "_post_author_id", StringComparison.Ordinal)
        .Replace("\"tweet_count", "\"post_count", StringComparison.Ordinal)
        .Replace("_tweet\"", "_post\"", StringComparison.Ordinal)
        .Replace("tweets\":", "posts\":", StringComparison.Ordinal);
}
