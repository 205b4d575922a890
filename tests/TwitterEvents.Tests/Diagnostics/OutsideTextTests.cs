using TwitterEvents.Diagnostics;

namespace TwitterEvents.Tests.Diagnostics;

public class OutsideTextTests
{
    [Theory]
    [InlineData("Could not authenticate you.")]
    [InlineData("名前 ünïcode 🙂")]
    [InlineData("")]
    public void A_harmless_text_is_shown_as_it_is(string text) => Assert.Equal(text, OutsideText.Show(text));

    [Fact]
    public void Nothing_is_shown_for_nothing() => Assert.Equal("", OutsideText.Show(null));

    [Theory]
    [InlineData("a\r\nfail: forged line", @"a\r\nfail: forged line")]
    [InlineData("\u001b[2Jgone", @"\u001B[2Jgone")]
    [InlineData("nul\0", @"nul\u0000")]
    [InlineData("abc\u202Edcb", @"abc\u202Edcb")]
    [InlineData("line\u2028para\u2029next\u0085", @"line\u2028para\u2029next\u0085")]
    public void What_would_break_a_line_or_hide_is_escaped(string text, string shown) => Assert.Equal(shown, OutsideText.Show(text));

    [Fact]
    public void Half_of_a_pair_is_escaped()
    {
        Assert.Equal(@"\uD800x", OutsideText.Show("\uD800x"));
        Assert.Equal(@"x\uDC00", OutsideText.Show("x\uDC00"));
    }

    [Fact]
    public void A_long_text_is_cut_at_200_characters()
    {
        Assert.Equal(new string('a', 200), OutsideText.Show(new string('a', 200)));
        Assert.Equal(new string('a', 200) + "…", OutsideText.Show(new string('a', 1_000_000)));
    }

    [Fact]
    public void A_cut_never_splits_a_pair_or_an_escape()
    {
        Assert.Equal(new string('a', 199) + "…", OutsideText.Show(new string('a', 199) + "🙂"));
        Assert.Equal(new string('a', 199) + "…", OutsideText.Show(new string('a', 199) + "\n"));
    }
}
