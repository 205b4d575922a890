using System.Globalization;

namespace TwitterEvents.Testing.Deliveries;

/// <summary>The time a replay job covers: <c>[From, To)</c>, in minutes of UTC.</summary>
internal sealed record ReplayWindow(DateTimeOffset From, DateTimeOffset To)
{
    private static readonly TimeSpan FromAge = TimeSpan.FromMinutes(31);
    private static readonly TimeSpan ToAge = TimeSpan.FromMinutes(10);

    /// <param name="from">As sent, <c>yyyymmddhhmm</c>.</param>
    /// <param name="to">As sent.</param>
    /// <param name="now">The present.</param>
    /// <param name="reach">How far back replay goes.</param>
    /// <param name="recent">Whether it may reach into the last minutes.</param>
    public static (ReplayWindow? Window, ReplayWindowFault? Fault) Parse(
        string? from, string? to, DateTimeOffset now, TimeSpan reach, bool recent)
    {
        if (string.IsNullOrEmpty(from) || string.IsNullOrEmpty(to))
        {
            return (null, ReplayWindowFault.Missing);
        }

        if (Read(from) is not { } start || Read(to) is not { } end)
        {
            return (null, ReplayWindowFault.Unreadable);
        }

        if (start > end || now - start > reach)
        {
            return (null, ReplayWindowFault.OutOfRange);
        }

        // Dates have no seconds, so the present minute counts as past where the last minutes are allowed.
        var (startAge, endAge) = recent ? (TimeSpan.Zero, TimeSpan.FromMinutes(-1)) : (FromAge, ToAge);
        return now - start < startAge || now - end < endAge
            ? (null, ReplayWindowFault.NotPast)
            : (new ReplayWindow(start, end), null);
    }

    private static DateTimeOffset? Read(string text) =>
        text.Length == 12 && DateTimeOffset.TryParseExact(
            text, "yyyyMMddHHmm", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? date
            : null;
}
