using System.Globalization;
using TwitterEvents.Inbox;

namespace TwitterEvents.Nats;

/// <summary>How a call stands, as the bucket of claims has it.</summary>
internal abstract record ClaimState
{
    private const string Version = "1";

    /// <summary>A handler runs.</summary>
    /// <param name="Source">What it was taken from; that gives it another time if the process is gone.</param>
    /// <param name="Until">When it is another's unless it is extended.</param>
    /// <param name="Turn">How many messages had been given out when its owner was given that one: who has a lower number is a former owner of it.</param>
    public sealed record Running(string Source, DateTimeOffset Until, ulong Turn) : ClaimState;

    /// <summary>It has failed, and is tried again.</summary>
    /// <param name="Attempt">The next attempt.</param>
    public sealed record Retrying(int Attempt) : ClaimState;

    /// <summary>It has succeeded.</summary>
    public sealed record Done : ClaimState;

    /// <summary>It was given up.</summary>
    public sealed record Dead : ClaimState;

    /// <summary>No call: of a line of them, who was last to wait in it.</summary>
    /// <param name="Call">The call.</param>
    /// <param name="Delivery">The number its delivery had in the stream of what was accepted.</param>
    /// <param name="Event">The number of its event in the delivery.</param>
    /// <param name="Action">Which action of that.</param>
    /// <param name="Before">What it waits for; null if it was the first.</param>
    public sealed record Last(InboxKey Call, ulong Delivery, int Event, int Action, InboxKey? Before) : ClaimState
    {
        public bool IsAfter(ulong delivery, InboxCall call) => (Delivery, Event, Action).CompareTo((delivery, call.Event, call.Action)) > 0;
    }

    /// <summary>Whether an attempt is no more to be made.</summary>
    public bool IsOver(int attempt) => this is Done or Dead || (this is Retrying retrying && attempt < retrying.Attempt);

    public string ToText() => this switch
    {
        Running running => string.Create(CultureInfo.InvariantCulture, $"{Version} running {running.Source} {running.Until.ToUnixTimeMilliseconds()} {running.Turn}"),
        Retrying retrying => string.Create(CultureInfo.InvariantCulture, $"{Version} retrying {retrying.Attempt}"),
        Done => $"{Version} done",
        Last last => string.Create(
            CultureInfo.InvariantCulture,
            $"{Version} last {Claims.NameOf(last.Call)} {last.Delivery} {last.Event} {last.Action} {(last.Before is { } before ? Claims.NameOf(before) : "-")}"),
        _ => $"{Version} dead",
    };

    /// <returns>Null if it is none that this version knows.</returns>
    public static ClaimState? Parse(string text) => text.Split(' ') switch
    {
        [Version, "running", var source, var until, var turn] when long.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            && ulong.TryParse(turn, NumberStyles.None, CultureInfo.InvariantCulture, out var number) =>
            new Running(source, DateTimeOffset.FromUnixTimeMilliseconds(at), number),
        [Version, "retrying", var text1] when int.TryParse(text1, NumberStyles.None, CultureInfo.InvariantCulture, out var attempt) => new Retrying(attempt),
        [Version, "done"] => new Done(),
        [Version, "last", var call, var delivery, var number, var action, var before] when Claims.KeyOf(call) is { } key
            && ulong.TryParse(delivery, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var e)
            && int.TryParse(action, NumberStyles.None, CultureInfo.InvariantCulture, out var part) => new Last(key, sequence, e, part, Claims.KeyOf(before)),
        [Version, "dead"] => new Dead(),
        _ => null,
    };
}
