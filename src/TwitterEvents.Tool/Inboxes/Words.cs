using System.Globalization;
using TwitterEvents.Inbox;

namespace TwitterEvents.Tool.Inboxes;

/// <summary>How numbers, times and keys are written.</summary>
internal static class Words
{
    public static string Number(long count, string one, string many) => FormattableString.Invariant($"{count:N0} {(count == 1 ? one : many)}");

    public static string Time(DateTimeOffset? at) => at?.ToString("u", CultureInfo.InvariantCulture) ?? "";

    public static string Key(InboxKey key) => Convert.ToHexStringLower(key.ToBytes());
}
