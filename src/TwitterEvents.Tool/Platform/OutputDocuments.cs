using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using TwitterEvents.Tool.Doctor;
using TwitterEvents.Tool.FakePlatform;
using TwitterEvents.Tool.Replay;
using TwitterEvents.Tool.Samples;
using TwitterEvents.Tool.Sending;
using TwitterEvents.Tool.Subscriptions;
using TwitterEvents.Tool.Webhooks;

namespace TwitterEvents.Tool.Platform;

/// <summary>What <c>--json</c> prints when there is no result.</summary>
internal sealed record ErrorDocument(ErrorOutput Error);

/// <summary>Why there is no result.</summary>
/// <param name="Kind">In one word, the same for every generation of the API; <c>usage</c> if X was not asked.</param>
/// <param name="Status">The HTTP status of X's answer; null if none came.</param>
/// <param name="Code">X's error code.</param>
/// <param name="Reason">X's named reason.</param>
/// <param name="Message">What X said.</param>
/// <param name="Cure">What to do about it.</param>
internal sealed record ErrorOutput(string Kind, int? Status, int? Code, string? Reason, string Message, string? Cure);

/// <summary>Serializes what is printed without reflection.</summary>
[JsonSerializable(typeof(ErrorDocument))]
[JsonSerializable(typeof(WebhookOutput))]
[JsonSerializable(typeof(WebhookListOutput))]
[JsonSerializable(typeof(WebhookValidatedOutput))]
[JsonSerializable(typeof(WebhookDeletedOutput))]
[JsonSerializable(typeof(SubscriptionOutput))]
[JsonSerializable(typeof(SubscriptionListOutput))]
[JsonSerializable(typeof(SubscriptionCountOutput))]
[JsonSerializable(typeof(ReplayOutput))]
[JsonSerializable(typeof(SampleListOutput))]
[JsonSerializable(typeof(SampleOutput))]
[JsonSerializable(typeof(DoctorOutput))]
[JsonSerializable(typeof(SendOutput))]
[JsonSerializable(typeof(FakeXStartedOutput))]
[JsonSerializable(typeof(FakeXLineOutput))]
internal sealed partial class OutputJsonContext : JsonSerializerContext
{
    /// <summary>Texts stand as they are, quotation marks of sentences too: what is printed goes into no HTML.</summary>
    public static OutputJsonContext Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
