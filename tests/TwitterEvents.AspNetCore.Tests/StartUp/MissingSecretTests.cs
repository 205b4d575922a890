using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace TwitterEvents.AspNetCore.Tests.StartUp;

/// <summary>Settings without a secret stop the start, and where a misspelt setting or another section may have it, the error names that.</summary>
public sealed class MissingSecretTests
{
    [Theory]
    [InlineData("Twiter", "Twitter:ConsumerSecret", "Twitter")]
    [InlineData("X", "Twitter:ClientSecret", "Twitter")]
    [InlineData("X", "Twitter:Apps:b:ConsumerSecret", "Twitter")]
    [InlineData("Twitter", "Twiter:ConsumerSecret", "Twiter")]
    public void The_section_that_has_a_secret_is_named(string given, string setting, string named)
    {
        var error = Assert.Throws<OptionsValidationException>(() => Map(given, new() { [setting] = "hush-hush" }));

        Assert.Equal(
            $"AddTwitterEvents was given the section {given}, which has no secret; the section {named} has one. Call "
                + $"AddTwitterEvents(builder.Configuration.GetSection(\"{named}\")), or rename the settings.",
            error.Message);
    }

    [Fact]
    public void The_configuration_as_a_whole_is_no_section()
    {
        var error = Assert.Throws<OptionsValidationException>(() => Map(null, new() { ["Twitter:ConsumerSecret"] = "hush-hush" }));

        Assert.Contains("GetSection(\"Twitter\")", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_of_another_service_is_none()
    {
        var error = Assert.Throws<OptionsValidationException>(() => Map("Twitter", new() { ["Google:ClientSecret"] = "hush-hush" }));

        Assert.StartsWith("Twitter:ConsumerSecret is not set.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Twitter:ConsumerSecert", "Twitter:ConsumerSecret")]
    [InlineData("Twitter:ApiKeySecret", "Twitter:ConsumerSecret")]
    [InlineData("Twitter:Client_Secret", "Twitter:ClientSecret")]
    [InlineData("Twitter:Apps:b:ConsumerSecrett", "Twitter:Apps:b:ConsumerSecret")]
    public void A_misspelt_secret_is_named(string setting, string meant)
    {
        var error = Assert.Throws<OptionsValidationException>(() => Map("Twitter", new() { [setting] = "hush-hush" }));

        Assert.Equal($"{setting} is no setting of TwitterEvents and is not read. Did you mean {meant}, which is not set?", error.Message);
    }

    [Fact]
    public void A_misspelt_setting_beside_a_secret_does_not_stop_the_start() =>
        Map("Twitter", new() { ["Twitter:ConsumerSecret"] = "secret", ["Twitter:ClientSecert"] = "other" });

    [Fact]
    public void A_section_may_be_empty_when_the_secret_comes_from_code() =>
        Map("X", new() { ["Twitter:ConsumerSecret"] = "other" }, static options => options.ConsumerSecret = "secret");

    private static void Map(string? section, Dictionary<string, string?> settings, Action<TwitterOptions>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddTwitterEvents(section is null ? builder.Configuration : builder.Configuration.GetSection(section));
        builder.Services.Configure(configure ?? (static _ => { }));
        builder.Build().MapTwitterEvents("/webhooks/twitter");
    }
}
