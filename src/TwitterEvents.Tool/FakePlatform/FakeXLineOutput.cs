namespace TwitterEvents.Tool.FakePlatform;

/// <summary>Each further line of <c>fake-x --json</c>.</summary>
/// <param name="Event">What happened: <c>call</c>, <c>crc</c>, <c>delivery</c>, <c>urlRefused</c>, <c>replay</c> or <c>activity</c> (a subscription of X Activity).</param>
/// <param name="Text">The same in a sentence.</param>
/// <param name="Values">What the sentence names.</param>
internal sealed record FakeXLineOutput(string Event, string Text, IReadOnlyDictionary<string, string> Values);
