using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TwitterEvents.Tests;

namespace TwitterEvents.AspNetCore.Tests;

/// <summary>Settings that are not valid stop the start, and the error names the setting and the cure.</summary>
public sealed class StartUpTests
{
    [Theory]
    [InlineData("Twitter:ConsumerSecret", null, "is not set")]
    [InlineData("Twitter:ConsumerSecret", "", "is not set")]
    [InlineData("Twitter:ConsumerSecret", " abc", "white space")]
    [InlineData("Twitter:ConsumerSecret", "abc\n", "white space")]
    [InlineData("Twitter:ConsumerSecret", " ", "white space")]
    [InlineData("Twitter:ClientSecret", "abc ", "white space")]
    [InlineData("Twitter:PreviousConsumerSecrets:0", "\tabc", "white space")]
    [InlineData("Twitter:PreviousClientSecrets:0", "abc\u00A0", "white space")]
    [InlineData("Twitter:PreviousConsumerSecrets:0", "", "is empty")]
    [InlineData("Twitter:MaxBodyBytes", "0", "must be")]
    [InlineData("Twitter:MaxBodyBytes", "many", "whole number")]
    [InlineData("Twitter:MaxBodyBytes", "", "whole number")]
    [InlineData("Twitter:MaxDepth", "513", "must be")]
    [InlineData("Twitter:HandlerBudget", "soon", "00:00:02.5")]
    [InlineData("Twitter:HandlerBudget", "3", "00:00:02.5")]
    [InlineData("Twitter:HandlerBudget", "-00:00:01", "00:00:02.5")]
    [InlineData("Twitter:MaxConcurrentDeliveries", "0", "must be")]
    [InlineData("Twitter:CrcSecret", "7", "must be")]
    [InlineData("Twitter:CrcSecret", "Neither", "must be")]
    [InlineData("Twitter:Apps:b:CrcSecret", "Neither", "must be")]
    [InlineData("Twitter:PreviousConsumerSecrets", "old", "Twitter__PreviousConsumerSecrets__0")]
    [InlineData("Twitter:PreviousClientSecrets", "old", "Twitter__PreviousClientSecrets__0")]
    [InlineData("Twitter:Apps:b:PreviousClientSecrets", "old", "Twitter__Apps__b__PreviousClientSecrets__0")]
    [InlineData("Twitter:Apps:b", "secret", "Twitter:Apps:b:ConsumerSecret")]
    [InlineData("Twitter:Apps", "secret", "Twitter:Apps:NAME:ConsumerSecret")]
    [InlineData("Twitter:Apps:b:ConsumerSecret", "", "is not set")]
    [InlineData("Twitter:Apps:b:ClientSecret", " b", "white space")]
    public void A_setting_that_is_not_valid_stops_the_start(string setting, string? value, string problem)
    {
        var settings = new Dictionary<string, string?> { ["Twitter:ConsumerSecret"] = "secret", [setting] = value };

        var error = Assert.Throws<OptionsValidationException>(() => ReceiverHost.Build(settings: settings));

        Assert.Contains(setting, error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_error_for_a_missing_secret_tells_how_to_set_it()
    {
        var error = Assert.Throws<OptionsValidationException>(() => ReceiverHost.Build(settings: []));

        Assert.Contains("Twitter__ConsumerSecret", error.Message, StringComparison.Ordinal);
        Assert.Contains("dotnet user-secrets set Twitter:ConsumerSecret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_previous_secrets_are_not_enough()
    {
        var settings = new Dictionary<string, string?> { ["Twitter:PreviousConsumerSecrets:0"] = "old" };

        Assert.Throws<OptionsValidationException>(() => ReceiverHost.Build(settings: settings));
    }

    [Theory]
    [InlineData("Twitter:ConsumerSecret", " hush-hush ")]
    [InlineData("Twitter:CrcSecret", "hush-hush")]
    [InlineData("Twitter:HandlerBudget", "hush-hush")]
    [InlineData("Twitter:MaxBodyBytes", "hush-hush")]
    [InlineData("Twitter:PreviousConsumerSecrets", "hush-hush")]
    [InlineData("Twitter:Apps:b", "hush-hush")]
    public void An_error_never_shows_a_value(string setting, string value)
    {
        var settings = new Dictionary<string, string?> { ["Twitter:ConsumerSecret"] = "secret", [setting] = value };

        var error = Assert.Throws<OptionsValidationException>(() => ReceiverHost.Build(settings: settings));

        Assert.DoesNotContain("hush-hush", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Empty_lists_and_values_are_settings_that_are_not_set()
    {
        var json = """{"Twitter":{"ConsumerSecret":"secret","CrcSecret":null,"PreviousConsumerSecrets":[],"Apps":{}}}""";

        ReceiverHost.Build(
            settings: [], build: app => app.Configuration.AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))));
    }

    [Fact]
    public void Mapping_an_app_that_is_not_configured_names_it_and_those_that_are()
    {
        var settings = new Dictionary<string, string?> { ["Twitter:ConsumerSecret"] = "secret", ["Twitter:Apps:blue:ConsumerSecret"] = "b" };

        var error = Assert.Throws<OptionsValidationException>(
            () => ReceiverHost.Build(settings: settings, pipeline: app => app.MapTwitterEvents("/b", app: "bleu")));

        Assert.Contains("Twitter:Apps:bleu", error.Message, StringComparison.Ordinal);
        Assert.Contains("blue", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Mapping_without_a_name_when_only_named_apps_have_secrets_says_so()
    {
        var settings = new Dictionary<string, string?> { ["Twitter:Apps:blue:ConsumerSecret"] = "b" };

        var error = Assert.Throws<OptionsValidationException>(() => ReceiverHost.Build(settings: settings));

        Assert.Contains("Twitter:ConsumerSecret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Mapping_without_AddTwitterEvents_says_what_to_call()
    {
        var app = WebApplication.CreateSlimBuilder().Build();

        var error = Assert.Throws<InvalidOperationException>(() => app.MapTwitterEvents("/webhooks/twitter"));

        Assert.Contains("AddTwitterEvents", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_can_come_from_code()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        TwitterEventsServiceCollectionExtensions.AddTwitterEvents(builder.Services, options => options.ClientSecret = "secret");

        builder.Build().MapTwitterEvents("/webhooks/twitter");
    }
}
