namespace TwitterEvents.Tool.Activity;

/// <summary>A subscription of a plan, as it is printed.</summary>
/// <param name="Action"><c>keep</c>, <c>create</c>, <c>move</c>, <c>taken</c>, <c>replace</c> or <c>end</c>.</param>
/// <param name="EventType">The event type.</param>
/// <param name="UserId">The user it is about.</param>
/// <param name="Keyword">The keyword it is about.</param>
/// <param name="Direction">Which direction alone.</param>
/// <param name="WebhookId">The webhook that is to get its events.</param>
/// <param name="SubscriptionId">The subscription that is there.</param>
/// <param name="Credential">What makes it: <c>bearer</c>, <c>oauth1</c>, <c>oauth2</c>, or <c>missing</c>; null where none is made.</param>
/// <param name="Problem">What is in the way, and the cure.</param>
internal sealed record PlanRowOutput(
    string Action,
    string EventType,
    string? UserId,
    string? Keyword,
    string? Direction,
    string? WebhookId,
    string? SubscriptionId,
    string? Credential,
    string? Problem)
{
    public static readonly string[] Columns = ["Plan", "Event type", "About", "Narrowed to", "Made with", "Subscription", "Note"];

    public static PlanRowOutput Of(PlanRow row) => new(
        Name(row.Action),
        row.EventType,
        row.Filter.UserId,
        row.Filter.Keyword,
        row.Filter.Direction,
        row.WebhookId,
        row.SubscriptionId,
        row is { Action: PlanAction.Create, Target: { } target } ? Subject.CredentialCode(target) : null,
        row.Problem);

    public static string[] Row(PlanRow row) =>
    [
        Name(row.Action),
        row.EventType,
        Subject.Of(row.Filter),
        Subject.Narrowed(row.Filter),
        row is { Action: PlanAction.Create, Target: { } target } ? Subject.Credential(target) : "",
        row.SubscriptionId ?? "",
        row.Note,
    ];

    public static string Name(PlanAction action) => action switch
    {
        PlanAction.Keep => "keep",
        PlanAction.Create => "create",
        PlanAction.Move => "move",
        PlanAction.Taken => "taken",
        PlanAction.Replace => "replace",
        _ => "end",
    };
}
