using System.Globalization;
using TwitterEvents.Generators.Tests.Schemas.Support;

namespace TwitterEvents.Generators.Tests.Schemas.Generated;

public sealed class CultureTests
{
    [Theory]
    [InlineData("tr-TR")]
    [InlineData("fi-FI")]
    [InlineData("ja-JP")]
    [InlineData("ar-SA")]
    public void The_developers_culture_changes_no_generated_text(string culture)
    {
        var expected = In("", SchemaSet.Real);

        Assert.Equal(expected, In(culture, SchemaSet.Real));
    }

    [Fact]
    public void The_developers_culture_changes_no_message()
    {
        var set = SchemaSet.Polls("""{"id":1}""", """{"id":"x"}""");

        Assert.Equal(In("", () => Problems.Of(set)), In("tr-TR", () => Problems.Of(set)));
    }

    private static IReadOnlyDictionary<string, string> In(string culture, SchemaSet set) => In(culture, () => set.Generate().Sources);

    private static T In<T>(string culture, Func<T> work)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            return work();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
