using TwitterEvents.Reading;

namespace TwitterEvents.Deliveries;

/// <summary>
/// Numbers the events of a delivery that one id of the sender's brought, kind by kind: they are not the same event. Whatever handlers there are,
/// the numbers are the same, for of a kind that nobody asks for all are skipped.
/// </summary>
internal struct SentOrdinals
{
    private Dictionary<(string Id, EventKind Kind, string WireName), int>? seen;
    private TwitterEvent? first;

    /// <summary>How many events of the same id and kind came before.</summary>
    public int Next(TwitterEvent e)
    {
        if (e.SentId is null)
        {
            return 0;
        }

        // Nearly every delivery has one event.
        if (first is null)
        {
            first = e;
            return 0;
        }

        seen ??= new() { [Of(first)] = 1 };
        var number = seen.GetValueOrDefault(Of(e));
        seen[Of(e)] = number + 1;
        return number;
    }

    private static (string, EventKind, string) Of(TwitterEvent e) => (e.SentId!, e.Kind, e.WireName);
}
