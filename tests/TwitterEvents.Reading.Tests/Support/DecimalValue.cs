using System.Globalization;
using System.Numerics;
using System.Text;

namespace TwitterEvents.Reading.Tests.Support;

/// <summary>The exact value of a JSON number: <c>Digits</c> × 10^<c>Exponent</c>, digits without zeros at their end.</summary>
internal readonly record struct DecimalValue(BigInteger Digits, BigInteger Exponent)
{
    public static DecimalValue Parse(ReadOnlySpan<byte> number) => Parse(Encoding.ASCII.GetString(number));

    public static DecimalValue Parse(string number)
    {
        if (number.Length < 19 && long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var small))
        {
            return Integer(small);
        }

        var parts = number.Split('e', 'E');
        var exponent = parts.Length > 1 ? BigInteger.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        var point = parts[0].IndexOf('.', StringComparison.Ordinal);
        if (point >= 0)
        {
            exponent -= parts[0].Length - point - 1;
        }

        var digits = parts[0].Replace(".", "", StringComparison.Ordinal).TrimStart('-').TrimStart('0');
        var significant = digits.TrimEnd('0');
        if (significant.Length == 0)
        {
            return new(0, 0);
        }

        var value = BigInteger.Parse(significant, CultureInfo.InvariantCulture);
        return new(number[0] == '-' ? -value : value, exponent + digits.Length - significant.Length);
    }

    private static DecimalValue Integer(long value)
    {
        var exponent = 0;
        for (; value != 0 && value % 10 == 0; value /= 10)
        {
            exponent++;
        }

        return new(value, exponent);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Digits}e{Exponent}");
}
