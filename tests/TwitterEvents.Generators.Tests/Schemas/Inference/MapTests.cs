using TwitterEvents.Generators.Schemas.Inference;
using TwitterEvents.Generators.Tests.Schemas.Support;

namespace TwitterEvents.Generators.Tests.Schemas.Inference;

/// <summary>Which objects are maps: those whose names are data. A record must never be one by accident.</summary>
public sealed class MapTests
{
    [Theory]
    [InlineData("sha256", "md5")]
    [InlineData("sha256", "sha512")]
    [InlineData("sha256hash", "hmac512key")]
    [InlineData("base64url", "oauth2code")]
    [InlineData("clientSha256Hash1", "serverSha256Hash1")]
    [InlineData("line1", "line2")]
    [InlineData("line-1", "line-2")]
    [InlineData("address_1", "address_2")]
    [InlineData("x1", "y1", "x2", "y2")]
    [InlineData("+1", "-1", "hooray", "heart")]
    [InlineData("+1", "-1")]
    [InlineData("utf8", "utf16")]
    [InlineData("h264", "mp4")]
    [InlineData("s3_bucket", "s3_key")]
    [InlineData("1h", "24h")]
    [InlineData("1h", "7d", "30d")]
    [InlineData("change_1h", "change_24h", "change_7d")]
    [InlineData("change-1d", "change-2b")]
    [InlineData("16x16", "32x32")]
    [InlineData("1920x1080", "1280x0720")]
    [InlineData("1080p60fps", "2160p30fps")]
    [InlineData("image-2x", "image-3x")]
    [InlineData("auth_2fa", "auth_3ds")]
    [InlineData("grade-1st", "grade-2nd")]
    [InlineData("b2b", "b2c")]
    [InlineData("i18n", "l10n", "a11y")]
    [InlineData("ipv4", "ipv6")]
    [InlineData("x86_64", "arm_64")]
    [InlineData("facade", "decade")]
    [InlineData("feedbeef", "deadbeef")]
    [InlineData("#fff000", "color")]
    [InlineData("#tag", "#abc")]
    [InlineData("2024-01-02", "total")]
    [InlineData("2024", "total")]
    [InlineData("", "1")]
    [InlineData("u-1f", "v-2c")]
    [InlineData("u-1f", "u-name")]
    [InlineData("u-", "u-1f")]
    public void Names_that_somebody_chose_are_no_data(params string[] names)
    {
        Assert.False(KeyLook.AreData(names));
        Assert.Equal("Value", TypeOf(names, "1"));
    }

    [Theory]
    [InlineData("u-1f", "u-2c")]
    [InlineData("u-1f", "u-2c", "u-3d", "u-17")]
    [InlineData("6f1c2b3a-0000-4000-8000-0123456789ab", "7A1C2B3A-0000-4000-8000-0123456789AB")]
    [InlineData("2024-01-02", "2024-01-03")]
    [InlineData("2024-01-02T00:00:00Z", "2024-01-03T00:00:00Z")]
    [InlineData("#ff0000", "#00ff00")]
    [InlineData("#f00", "#0f0")]
    [InlineData("abc123def", "xyz789ghi")]
    [InlineData("01hv3k8q5zj2n7m4", "01hv3k9a1bc2d3e4")]
    [InlineData("d41d8cd98f00b204e9800998ecf8427e", "900150983cd24fb0d6963f7d28e17f72")]
    [InlineData("cus_9s6XKzkN1", "cus_4fdAW5ft2")]
    public void Names_that_are_data_make_a_map(params string[] names)
    {
        Assert.True(KeyLook.AreData(names));
        Assert.Equal("Dictionary<string, long>", TypeOf(names, "1"));
        Assert.Equal("Dictionary<string, Value>", TypeOf(names, """{"x":1}"""));
    }

    [Theory]
    [InlineData("""{"u-1f":1}""")]
    [InlineData("""{"u-1f":1,"u-2c":"x"}""")]
    [InlineData("""{"u-1f":{"x":1},"u-2c":[]}""")]
    public void One_name_or_values_of_different_kinds_are_no_map(string value) =>
        Assert.Equal("Value", SchemaSet.Polls($$"""{"value":{{value}}}""").TypeOf("value"));

    [Fact]
    public void What_one_sample_does_not_tell_all_together_do()
    {
        Assert.Equal("Dictionary<string, long>", Joined("""{"u-1f":1}""", """{"u-2c":2}""", "{}"));
        Assert.Equal("Dictionary<string, long?>", Joined("""{"u-1f":1,"u-2c":null}""", """{"u-2c":2}"""));
        Assert.Equal("Value", Joined("""{"u-1f":1,"u-2c":2}""", """{"name":2}"""));
        Assert.Equal("Value", Joined("""{"u-1f":1,"u-2c":2}""", """{"7":2}"""));
        Assert.Equal("Value", Joined("""{"u-1f":1,"u-2c":2}""", """{"u-2c":"x"}"""));
    }

    [Fact]
    public void A_value_of_a_map_is_no_map() =>
        Assert.Equal(
            "Dictionary<string, Value>", SchemaSet.Polls("""{"value":{"u-1f":{"u-1f":1,"u-2c":2},"u-2c":{"u-1f":1,"u-2c":2}}}""").TypeOf("value"));

    private static string Joined(params string[] values) => SchemaSet.Polls([.. values.Select(static value => $$"""{ "value": {{value}} }""")]).TypeOf("value");

    private static string TypeOf(string[] names, string value)
    {
        var members = string.Join(',', names.Select(name => $"\"{name}\":{value}"));
        return SchemaSet.Polls($$"""{ "value": { {{members}} } }""").TypeOf("value");
    }
}
