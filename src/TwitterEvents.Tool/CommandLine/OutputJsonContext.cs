using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using TwitterEvents.Tool.Activity;
using TwitterEvents.Tool.Connecting;
using TwitterEvents.Tool.Doctor;
using TwitterEvents.Tool.FakePlatform;
using TwitterEvents.Tool.Inboxes;
using TwitterEvents.Tool.Listening;
using TwitterEvents.Tool.Migration;
using TwitterEvents.Tool.Replay;
using TwitterEvents.Tool.Samples;
using TwitterEvents.Tool.Sending;
using TwitterEvents.Tool.Subscriptions;
using TwitterEvents.Tool.Webhooks;

namespace TwitterEvents.Tool.CommandLine;

/// <summary>Serializes what is printed without reflection.</summary>
[JsonSerializable(typeof(ErrorDocument))]
[JsonSerializable(typeof(WebhookOutput))]
[JsonSerializable(typeof(WebhookListOutput))]
[JsonSerializable(typeof(WebhookValidatedOutput))]
[JsonSerializable(typeof(WebhookDeletedOutput))]
[JsonSerializable(typeof(SubscriptionOutput))]
[JsonSerializable(typeof(SubscriptionListOutput))]
[JsonSerializable(typeof(SubscriptionCountOutput))]
[JsonSerializable(typeof(ActivitySubscriptionOutput))]
[JsonSerializable(typeof(ActivityListOutput))]
[JsonSerializable(typeof(ActivityDeletionOutput))]
[JsonSerializable(typeof(EventTypeListOutput))]
[JsonSerializable(typeof(SyncOutput))]
[JsonSerializable(typeof(MigrateOutput))]
[JsonSerializable(typeof(ReplayOutput))]
[JsonSerializable(typeof(SampleListOutput))]
[JsonSerializable(typeof(SampleOutput))]
[JsonSerializable(typeof(DoctorOutput))]
[JsonSerializable(typeof(SendOutput))]
[JsonSerializable(typeof(ListenedOutput))]
[JsonSerializable(typeof(ConnectOutput))]
[JsonSerializable(typeof(FakeXStartedOutput))]
[JsonSerializable(typeof(FakeXLineOutput))]
[JsonSerializable(typeof(InboxStatusOutput))]
[JsonSerializable(typeof(InboxListOutput))]
[JsonSerializable(typeof(InboxDeliveryOutput))]
[JsonSerializable(typeof(InboxRequeuedOutput))]
[JsonSerializable(typeof(InboxPurgedOutput))]
internal sealed partial class OutputJsonContext : JsonSerializerContext
{
    /// <summary>Texts stand as they are, quotation marks of sentences too: what is printed goes into no HTML.</summary>
    public static OutputJsonContext Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
