using System.Collections.Immutable;

namespace TwitterEvents.Testing.Platform;

/// <summary>A webhook at one moment; the <see cref="WebhookStore"/> has the present one.</summary>
internal sealed record Webhook(string Id, Uri Url, FakeXApi Api, string? Environment, DateTimeOffset CreatedAt)
{
    public bool Valid { get; init; } = true;

    /// <summary>When a CRC last passed.</summary>
    public DateTimeOffset LastSuccess { get; init; } = CreatedAt;

    public ImmutableArray<string> Users { get; init; } = [];

    /// <summary>Those of <see cref="Users"/> whose subscription stands for one to X Activity, as long as they have none there.</summary>
    public ImmutableArray<string> StandIns { get; init; } = [];

    public TimeSpan TimeLimit => LimitOf(Api);

    public FakeXWebhook ToPublic() => new(Id, Url, Valid, CreatedAt, Api, Environment, Users);

    /// <summary>How long X waits for an answer, of a CRC as of a delivery.</summary>
    public static TimeSpan LimitOf(FakeXApi api) => TimeSpan.FromSeconds(api == FakeXApi.V2 ? 10 : 3);
}
