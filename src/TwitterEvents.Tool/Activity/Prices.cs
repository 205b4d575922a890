using System.Globalization;
using TwitterEvents.Management;

namespace TwitterEvents.Tool.Activity;

/// <summary>What X takes for an event, in words.</summary>
internal static class Prices
{
    public static string Date => ActivityEventType.PricesAsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Of(string eventType) => Text(ActivityEventType.Find(eventType)?.Price);

    /// <summary>A line: the types of each price, the dearest first.</summary>
    public static string Line(IEnumerable<string> eventTypes) =>
        $"An event costs (prices of {Date}; X counts each once a day): "
        + string.Join("; ", eventTypes.Distinct()
            .GroupBy(type => ActivityEventType.Find(type)?.Price)
            .OrderByDescending(group => group.Key ?? -1)
            .Select(group => $"{Text(group.Key)}: {string.Join(", ", group)}"))
        + ".";

    private static string Text(decimal? price) => price switch
    {
        null => "not published",
        0 => "free",
        { } usd => string.Create(CultureInfo.InvariantCulture, $"{usd:0.000} USD"),
    };
}
