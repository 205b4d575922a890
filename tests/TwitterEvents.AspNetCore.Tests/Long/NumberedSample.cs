using System.Globalization;
using System.Text;

namespace TwitterEvents.AspNetCore.Tests;

/// <summary>A sample whose long numbers (ids, moments) have other last digits each time: one that came before would not be handled again.</summary>
internal sealed class NumberedSample
{
    private const int ChangedDigits = 8;

    private readonly byte[] body;
    private readonly List<int> ends = [];

    public NumberedSample(ReadOnlySpan<byte> body)
    {
        this.body = body.ToArray();
        var digits = 0;
        for (var i = 0; i <= body.Length; i++)
        {
            var isDigit = i < body.Length && char.IsAsciiDigit((char)body[i]);
            if (!isDigit && digits > ChangedDigits)
            {
                ends.Add(i);
            }

            digits = isDigit ? digits + 1 : 0;
        }
    }

    public byte[] Next(long number)
    {
        var next = (byte[])body.Clone();
        var digits = Encoding.ASCII.GetBytes((number % 100_000_000).ToString("D8", CultureInfo.InvariantCulture));
        foreach (var end in ends)
        {
            digits.CopyTo(next, end - ChangedDigits);
        }

        return next;
    }
}
