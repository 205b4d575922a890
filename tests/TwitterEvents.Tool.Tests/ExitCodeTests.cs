using TwitterEvents.Management;
using TwitterEvents.Tool.CommandLine;

namespace TwitterEvents.Tool.Tests;

/// <summary>A script tells by the exit code what to do next.</summary>
public sealed class ExitCodeTests
{
    public static TheoryData<TwitterErrorKind> Kinds => [.. Enum.GetValues<TwitterErrorKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_of_error_has_one(TwitterErrorKind kind)
    {
        var exitCode = ExitCode.Of(kind);

        Assert.Equal(kind == TwitterErrorKind.AlreadySubscribed, exitCode == ExitCode.Success);
        Assert.Contains($"\n  {exitCode}    ", "\n" + ExitCode.Help, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CreditsDepleted", 6, "noCredits")]
    [InlineData("PaymentRequired", 6, "noCredits")]
    [InlineData("UsageCapExceeded", 6, "usageCapExceeded")]
    [InlineData("SpendCapReached", 6, "spendingLimit")]
    [InlineData("AppDayLimited", 6, "dailyLimit")]
    [InlineData("UserDayLimited", 6, "dailyLimit")]
    [InlineData("ErrorsInside200", 7, "notAuthorizedForResource")]
    [InlineData("ProxyPage", 5, "notX")]
    public async Task What_X_says_has_the_exit_code_of_what_to_do_about_it(string name, int exitCode, string kind)
    {
        await using var desk = await Desk.OpenAsync();
        desk.X.Faults.AnswerApi(name switch
        {
            "CreditsDepleted" => FakeXAnswer.CreditsDepleted,
            "PaymentRequired" => FakeXAnswer.PaymentRequired,
            "UsageCapExceeded" => FakeXAnswer.UsageCapExceeded,
            "SpendCapReached" => FakeXAnswer.SpendCapReached,
            "AppDayLimited" => FakeXAnswer.AppDayLimited(TimeSpan.FromHours(5)),
            "UserDayLimited" => FakeXAnswer.UserDayLimited(TimeSpan.FromHours(5)),
            "ErrorsInside200" => FakeXAnswer.ErrorsInside200,
            _ => FakeXAnswer.ProxyPage,
        });

        var result = await desk.RunAsync("subscription", "add", "--webhook-id", "1", "--json");

        Assert.Equal(kind, Desk.Json(result, exitCode).GetProperty("error").GetProperty("kind").GetString());
        Assert.Single(result.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("v1-premium")]
    [InlineData("v1-enterprise")]
    [InlineData("v2")]
    public async Task A_second_subscription_is_done_already(string api)
    {
        await using var desk = await Desk.OpenAsync();
        await desk.RegisterAsync(api);
        await desk.JsonAsync(["subscription", "add", .. Desk.Api(api)]);

        var again = await desk.RunAsync(["subscription", "add", .. Desk.Api(api)]);

        Assert.Equal((0, $"Subscribed already: user {desk.OwnerId}.\n"), (again.ExitCode, again.Output));
        Assert.DoesNotContain("subscribed", again.Errors, StringComparison.OrdinalIgnoreCase);
        Assert.True((await desk.JsonAsync(["subscription", "add", .. Desk.Api(api)])).GetProperty("subscribed").GetBoolean());
    }
}
