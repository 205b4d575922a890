using System.Text;
using System.Text.Json;
using TwitterEvents.Reading;
using TwitterEvents.Reading.Tests.Support;

namespace TwitterEvents.Reading.Tests;

/// <summary>The scanner gives the tokens that System.Text.Json's reader gives, and refuses what that one refuses.</summary>
public class JsonScannerTests
{
    private const int MaxDepth = 200;

    /// <summary>Every kind of byte that means something in JSON, and some that do not.</summary>
    private const string Bytes = "{}[]\",:\\/ \t\r\nu0019aAfFeE+-.truefalsenul\b\u007f";

    [Theory]
    [MemberData(nameof(Samples.All), MemberType = typeof(Samples))]
    public void Every_sample(string name) => AssertSame(Samples.Bytes(name));

    [Theory]
    [InlineData("")]
    [InlineData(" \t\r\n")]
    [InlineData("{}")]
    [InlineData(" [ ] ")]
    [InlineData("{ \"a\" : 1 , \"b\" : [ ] }")]
    [InlineData("1")]
    [InlineData("-")]
    [InlineData("-0")]
    [InlineData("01")]
    [InlineData("-01")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("1.5e")]
    [InlineData("1e+")]
    [InlineData("1E-05")]
    [InlineData("1e5.2")]
    [InlineData("+1")]
    [InlineData("[1a]")]
    [InlineData("[1 2]")]
    [InlineData("[1,]")]
    [InlineData("[,1]")]
    [InlineData("[1,,2]")]
    [InlineData("[}")]
    [InlineData("{]")]
    [InlineData("{\"a\":1]")]
    [InlineData("[1}")]
    [InlineData("{,}")]
    [InlineData("{\"a\"}")]
    [InlineData("{\"a\",1}")]
    [InlineData("{\"a\":}")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{\"a\":1 \"b\":2}")]
    [InlineData("{\"a\" 1}")]
    [InlineData("{a:1}")]
    [InlineData("{1:1}")]
    [InlineData("{\"a\":1}}")]
    [InlineData("{} {}")]
    [InlineData("{}x")]
    [InlineData("[true,false,null]")]
    [InlineData("[tru]")]
    [InlineData("[truex]")]
    [InlineData("[nul")]
    [InlineData("[True]")]
    [InlineData("\"")]
    [InlineData("\"\"")]
    [InlineData("\"\\")]
    [InlineData("\"\\\"")]
    [InlineData("\"\\x\"")]
    [InlineData("\"\\u12\"")]
    [InlineData("\"\\u12g4\"")]
    [InlineData("\"\\u12fF\"")]
    [InlineData("\"\\ud800\"")]
    [InlineData("\"a\tb\"")]
    [InlineData("\"a\u001fb\"")]
    [InlineData("\"a\u007f\u0080b\"")]
    [InlineData("/* no */ 1")]
    [InlineData("[1] // no")]
    [InlineData("\ufeff{}")]
    public void Texts(string json) => AssertSame(Encoding.UTF8.GetBytes(json));

    /// <summary>What ends a run stands at each place of a block of sixteen bytes, and of the rest behind the last block.</summary>
    [Theory]
    [InlineData("\"")]
    [InlineData("\\n\"")]
    [InlineData("\\\"\"")]
    [InlineData("\\u00e9\"")]
    [InlineData("\\\\\\\\\"")]
    [InlineData("\u0001\"")]
    [InlineData("\\")]
    [InlineData("é\"")]
    [InlineData("")]
    public void Strings_of_every_length(string end)
    {
        for (var length = 0; length < 70; length++)
        {
            foreach (var behind in (string[])["", "]", " , 1 ]", ",\"0123456789abcdef0123456789abcdef\"]"])
            {
                AssertSame(Encoding.UTF8.GetBytes($"[\"{new string('a', length)}{end}{behind}"));
                AssertSame(Encoding.UTF8.GetBytes($"{{\"{new string('a', length)}{end}:{behind}"));
            }
        }
    }

    /// <summary>Objects and arrays in turn and at random, around what fits a word of bits, up to the limit and beyond.</summary>
    [Theory]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(129)]
    [InlineData(MaxDepth)]
    [InlineData(MaxDepth + 1)]
    public void Nesting(int depth)
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var random = new Random(seed);
            var kinds = Enumerable.Range(0, depth).Select(_ => random.Next(2) == 0).ToArray();
            var start = string.Concat(kinds.Select(static isObject => isObject ? "{\"a\":" : "["));
            var ends = kinds.Reverse().Select(static isObject => isObject ? "}" : "]").ToArray();
            AssertSame(Encoding.UTF8.GetBytes(start + "[]" + string.Concat(ends)));
            AssertSame(Encoding.UTF8.GetBytes(start + "1" + string.Concat(ends)));
            ends[random.Next(depth)] = random.Next(2) == 0 ? "}" : "]";
            AssertSame(Encoding.UTF8.GetBytes(start + "1" + string.Concat(ends)));
        }
    }

    [Fact]
    public void Changed_samples()
    {
        var edits = new RandomEdits([.. Samples.Names.Select(Samples.Bytes).Where(static sample => sample.Length < 4_000)]);
        for (var seed = 0; seed < 10_000; seed++)
        {
            AssertSame(edits.Next(seed));
        }
    }

    [Fact]
    public void Random_bytes()
    {
        var random = new Random(1);
        for (var i = 0; i < 300_000; i++)
        {
            var json = new byte[random.Next(1, 24)];
            for (var j = 0; j < json.Length; j++)
            {
                json[j] = (byte)Bytes[random.Next(Bytes.Length)];
            }

            AssertSame(json);
        }
    }

    /// <summary>A copy goes on from where it was made, whatever was read since: also beyond what fits a word of bits.</summary>
    [Fact]
    public void A_copy_is_a_bookmark()
    {
        var (texts, random) = (new RandomJson(seed: 1), new Random(1));
        for (var i = 0; i < 100; i++)
        {
            var json = Encoding.UTF8.GetBytes($"[{texts.Deep(150)},{texts.Deep(150)}]");
            var scanner = new JsonScanner(json, MaxDepth);
            var rest = new List<Token>();
            var at = random.Next(250);
            for (var token = 0; token < at; token++)
            {
                scanner.Read();
            }

            var copy = scanner;
            while (scanner.Read())
            {
                rest.Add(Token.Of(scanner));
            }

            foreach (var token in rest)
            {
                Assert.True(copy.Read());
                Assert.Equal(token, Token.Of(copy));
            }
        }
    }

    private static void AssertSame(byte[] json)
    {
        var expected = Expected(json, out var isAccepted);
        var scanner = new JsonScanner(json, MaxDepth);
        var count = 0;
        try
        {
            for (; scanner.Read(); count++)
            {
                // It may take a token that the other one refuses for what follows it; that is refused with the next.
                Assert.True(count < expected.Count || !isAccepted, Text(json));
                Assert.True(count >= expected.Count || expected[count] == Token.Of(scanner), $"{Text(json)}, token {count}");
            }

            Assert.True(isAccepted, $"not refused: {Text(json)}");
            Assert.Equal(expected.Count, count);
        }
        catch (JsonException)
        {
            Assert.False(isAccepted, $"refused: {Text(json)}");
            Assert.True(count >= expected.Count, Text(json));
        }
    }

    private static List<Token> Expected(byte[] json, out bool isAccepted)
    {
        var tokens = new List<Token>();
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            while (reader.Read())
            {
                tokens.Add(new Token(
                    reader.TokenType,
                    Encoding.Latin1.GetString(reader.ValueSpan),
                    reader.ValueIsEscaped,
                    (int)reader.TokenStartIndex,
                    (int)reader.BytesConsumed,
                    reader.CurrentDepth));
            }

            isAccepted = true;
        }
        catch (JsonException)
        {
            isAccepted = false;
        }

        return tokens;
    }

    private static string Text(byte[] json) => Encoding.Latin1.GetString(json);

    private sealed record Token(JsonTokenType Type, string Value, bool IsEscaped, int Start, int End, int Depth)
    {
        public static Token Of(in JsonScanner scanner) => new(
            scanner.TokenType,
            Encoding.Latin1.GetString(scanner.ValueSpan),
            scanner.ValueIsEscaped,
            scanner.TokenStartIndex,
            scanner.BytesConsumed,
            scanner.CurrentDepth);
    }
}
