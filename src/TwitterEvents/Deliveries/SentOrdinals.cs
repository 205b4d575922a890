using TwitterEvents.Reading;

namespace TwitterEvents.Deliveries;

/// <summary>
/// Numbers the events of a delivery that one id of the sender's brought under one name: they are not the same event. X gives each event an id of its own,
/// so that nearly always there is one.
/// </summary>
internal struct SentOrdinals
{
    private Dictionary<(string Id, string WireName), int>? seen;
    private TwitterEvent? first;

    /// <summary>How many events of the same id and name came before.</summary>
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

    private static (string, string) Of(TwitterEvent e) => (e.SentId!, e.WireName);
}
