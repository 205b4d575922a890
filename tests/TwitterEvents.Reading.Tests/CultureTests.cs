using System.Globalization;
using TwitterEvents.Reading.Tests.Support;

namespace TwitterEvents.Reading.Tests;

public class CultureTests
{
    [Theory]
    [InlineData("tr-TR")]
    [InlineData("fi-FI")]
    [InlineData("ja-JP")]
    [InlineData("ar-SA")]
    public void No_culture_changes_what_is_read_or_written(string culture)
    {
        foreach (var name in Samples.Names)
        {
            var invariant = In(CultureInfo.InvariantCulture, () => Samples.Read(name));
            var (read, written) = In(Culture(culture), () => (Samples.Read(name), Lossless.Write(Samples.Read(name))));

            Assert.Empty(read.Drifts);
            Assert.Null(ObjectGraph.Difference(invariant.Events, read.Events));
            Assert.Equal(Lossless.Write(invariant), written);
        }
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ja-JP")]
    [InlineData("ar-SA")]
    public void No_culture_changes_an_identity(string culture)
    {
        foreach (var name in Samples.Names)
        {
            var invariant = In(CultureInfo.InvariantCulture, () => Samples.Read(name).Events.Select(e => e.Identity).ToList());

            Assert.Equal(invariant, In(Culture(culture), () => Samples.Read(name).Events.Select(e => e.Identity).ToList()));
        }
    }

    [Fact]
    public void The_Japanese_calendar_is_really_in_use() =>
        Assert.NotEqual("2017", In(Culture("ja-JP"), () => new DateTime(2017, 4, 6).ToString("yyyy", CultureInfo.CurrentCulture)));

    private static CultureInfo Culture(string name)
    {
        var culture = new CultureInfo(name);
        if (name == "ja-JP")
        {
            culture.DateTimeFormat.Calendar = new JapaneseCalendar();
        }

        return culture;
    }

    private static T In<T>(CultureInfo culture, Func<T> action)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
            return action();
        }
        finally
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = before;
        }
    }
}
