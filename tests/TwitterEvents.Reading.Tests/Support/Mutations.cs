using System.Text;

namespace TwitterEvents.Reading.Tests.Support;

/// <summary>All texts that differ from a JSON text in one property or array item, in ways that X or its middlemen might produce.</summary>
internal static class Mutations
{
    /// <summary>A value of each kind, and the odd ones of each.</summary>
    private static readonly byte[][] Values =
    [
        .. new[]
        {
            "null", "true", "7", "-0", "1e2", "0.5", "0.1234567890123456789", "12345678901234567890123", "1e400", "-1e-400",
            "\"\"", "\"some text\"", "\"\\u0074rue\"", "\"\\ud83d\"", "\"\\ude00\\ud83d\"", "\"a\\ud83d b\"", "\"\\u0031\\u0032\"",
            "\"Thu Apr 06 15:24:15 +0000 2017\"", "\"1556892973628\"", "\"2018-05-24T09:48:12+00:00\"", "1556892973628",
            "{}", "{\"a\":{\"b\":[1,null]}}", "{\"\\ud83d\":1}", "{\"id\":\"\\udc00\",\"type\":5}",
            "[]", "[null]", "[[[]]]", "[{}]", "[1,\"a\",null,{\"b\":\"\\ud83d\"}]",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    /// <summary>What stands before or after the value when its property is repeated.</summary>
    private static readonly byte[][] Repeated =
    [
        .. new[] { "null", "7", "\"some text\"", "\"\\ud83d\"", "{}", "{\"\\ud83d\":1}", "[]", "[null]" }.Select(Encoding.UTF8.GetBytes),
    ];

    /// <summary>One value replaced, one property renamed, or one of either removed.</summary>
    public static IEnumerable<byte[]> Of(byte[] json)
    {
        foreach (var part in JsonParts.Of(json))
        {
            yield return Replace(json, part.Whole, []);
            foreach (var value in Values)
            {
                yield return Replace(json, part.Value, value);
            }

            if (part.IsProperty)
            {
                yield return Replace(json, part.Name, "\"new_field\""u8);
                yield return Replace(json, part.Name, "\"\\ud83d\""u8);
                yield return Replace(json, part.Name, "\"\""u8);
            }
        }
    }

    /// <summary>One property repeated with another value, before or after; or renamed so that it may repeat its neighbour.</summary>
    public static IEnumerable<byte[]> Repeating(byte[] json)
    {
        foreach (var part in JsonParts.Of(json).Where(part => part.IsProperty))
        {
            yield return Replace(json, part.Name, "\"type\""u8);
            yield return Replace(json, part.Name, "\"id\""u8);
            foreach (var value in Repeated)
            {
                yield return Replace(json, part.Value, [.. value, (byte)',', .. json[part.Name], (byte)':', .. json[part.Value]]);
                yield return Replace(json, part.Value, [.. json[part.Value], (byte)',', .. json[part.Name], (byte)':', .. value]);
            }
        }
    }

    /// <summary>Reads every mutation of a sample, and fails at the first that throws, is taken for malformed or loses something.</summary>
    public static void TryAll(string name, Func<byte[], IEnumerable<byte[]>> mutate)
    {
        var count = 0;
        foreach (var json in mutate(Samples.Bytes(name)))
        {
            count++;
            if (Failure(json) is { } failure)
            {
                Assert.Fail($"{failure}\n{Encoding.UTF8.GetString(json)}");
            }
        }

        TestContext.Current.SendDiagnosticMessage("{0}: {1} mutations", name, count);
        Assert.True(count > 50, $"Only {count} mutations.");
    }

    private static string? Failure(byte[] json)
    {
        try
        {
            var delivery = DeliveryReader.Read(json);
            return delivery.Malformed is { } malformed ? $"Malformed: {malformed.Reason} at {malformed.Position}" : Lossless.Difference(json, delivery);
        }
        catch (Exception exception)
        {
            return exception.ToString();
        }
    }

    private static byte[] Replace(byte[] json, Range range, ReadOnlySpan<byte> by)
    {
        var (start, end) = (range.Start.Value, range.End.Value);
        var result = new byte[json.Length - (end - start) + by.Length];
        json.AsSpan(0, start).CopyTo(result);
        by.CopyTo(result.AsSpan(start));
        json.AsSpan(end).CopyTo(result.AsSpan(start + by.Length));
        return result;
    }
}
