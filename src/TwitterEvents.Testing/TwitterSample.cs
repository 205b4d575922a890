namespace TwitterEvents.Testing;

/// <summary>One sample delivery, as X could send it. All names, texts and ids in it are invented.</summary>
/// <param name="Family">The family of deliveries, one of <see cref="TwitterSamples.Families"/>.</param>
/// <param name="EventKey">The event's key on the wire, for example <c>follow_events</c> or <c>follow.follow</c>.</param>
/// <param name="Name">Which variant it is, for example <c>unfollow</c>.</param>
/// <param name="Body">The whole body, UTF-8.</param>
public sealed record TwitterSample(string Family, string EventKey, string Name, ReadOnlyMemory<byte> Body);
