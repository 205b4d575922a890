using System.Globalization;

namespace TwitterEvents.Tool.Doctor;

/// <summary>Days in words.</summary>
internal static class Days
{
    public static string Text(int days) => days == 1 ? "1 day" : string.Create(CultureInfo.InvariantCulture, $"{days} days");
}
