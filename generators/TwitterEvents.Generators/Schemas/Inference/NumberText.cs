using System.Globalization;

namespace TwitterEvents.Generators.Schemas.Inference;

/// <summary>What types can hold a JSON number.</summary>
internal static class NumberText
{
    /// <summary>A double that is written with so many digits or fewer comes back as the same.</summary>
    private const int MostDigits = 17;
    private const int SafeDigits = 15;

    /// <summary>Whether a <see cref="long"/> holds it as it is written.</summary>
    public static bool IsLong(string number) => long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    /// <summary>Whether a <see cref="long"/> holds it, be it with zeros for a fraction: <c>3.0</c> is read as 3.</summary>
    public static bool IsWhole(string number) => IsLong(number.IndexOf('.') < 0 ? number : number.TrimEnd('0').TrimEnd('.'));

    /// <summary>
    /// Whether a <see cref="double"/> is written as the same number, however it is spelled: <c>1.50</c> is <c>1.5</c>. Not an integer beyond 64 bits:
    /// of its like a double keeps some digits only.
    /// </summary>
    public static bool IsDouble(string number) =>
        (IsLong(number) || number.IndexOfAny(['.', 'e', 'E']) >= 0)
        && double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        && !double.IsInfinity(value)
        && Normalize(number) == Normalize(Shortest(value));

    // "R" gives other digits where the compiler runs on .NET Framework.
    private static string Shortest(double value)
    {
        for (var digits = SafeDigits; digits < MostDigits; digits++)
        {
            var text = value.ToString("E" + (digits - 1), CultureInfo.InvariantCulture);
            if (double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture).Equals(value))
            {
                return text;
            }
        }

        return value.ToString("E" + (MostDigits - 1), CultureInfo.InvariantCulture);
    }

    /// <summary>The number's sign and digits without zeros at either end, and the power of ten of the last.</summary>
    private static (string Digits, int Exponent) Normalize(string number)
    {
        var exponent = 0;
        var mantissa = number.Split('e', 'E');
        if (mantissa.Length > 1 && !int.TryParse(mantissa[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
        {
            return (number, 0); // beyond every double
        }

        var point = mantissa[0].IndexOf('.');
        exponent -= point < 0 ? 0 : mantissa[0].Length - point - 1;
        var all = mantissa[0].Replace(".", "").Replace("-", "").TrimStart('0');
        var significant = all.TrimEnd('0');
        return significant.Length == 0
            ? ("", 0)
            : ((number[0] == '-' ? "-" : "") + significant, exponent + all.Length - significant.Length);
    }
}
