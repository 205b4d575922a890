using System.Diagnostics;

namespace TwitterEvents.Tool.Tests;

/// <summary>What X refuses, with its code or reason, its message, and the cure.</summary>
public sealed class ErrorTests
{
    [Theory]
    [InlineData("v1-premium")]
    [InlineData("v1-enterprise")]
    [InlineData("v2")]
    public async Task A_wrong_secret_is_code_32_with_and_without_JSON(string api)
    {
        await using var desk = await Desk.OpenAsync();
        desk.Environment["Twitter__ConsumerSecret"] = "another-secret-altogether";
        string[] arguments = ["subscription", "check", .. api == "v1-premium" ? Array.Empty<string>() : ["--webhook-id", "1"], .. Desk.Api(api)];

        var plain = await desk.RunAsync(arguments);
        var json = await desk.RunAsync([.. arguments, "--json"]);

        Assert.Equal((7, ""), (plain.ExitCode, plain.Output));
        AssertInOrder(plain.Errors, api == "v2" ? "401" : "code 32", api == "v2" ? "Unauthorized" : "Could not authenticate you", "Check that key, secret and tokens");
        Assert.Equal(plain.Errors, json.Errors);
        var error = Desk.Json(json, 7).GetProperty("error");
        Assert.Equal(("notAuthenticated", 401), (error.GetProperty("kind").GetString(), error.GetProperty("status").GetInt32()));
        Assert.Contains("copied whole", error.GetProperty("cure").GetString(), StringComparison.Ordinal);
        Assert.NotEqual("", error.GetProperty("message").GetString());
    }

    [Theory]
    [InlineData("samples list")]
    [InlineData("samples list --json")]
    [InlineData("samples show follow.follow/follow")]
    [InlineData("--help")]
    public async Task An_output_that_is_full_is_a_line_and_exit_code_1(string command)
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no /dev/full.");
        await using var desk = await Desk.OpenAsync();

        var result = await Command.RunAsync("sh", ["-c", $"exec dotnet \"$0\" {command} > /dev/full", Repository.Tool], desk.Folder.Root, desk.Environment);

        Assert.Equal(1, result.ExitCode);
        Assert.Matches("^The output cannot be written: [^\n]+\n$", result.Errors);
    }

    [Theory]
    [InlineData("samples list", "account-activity: ", 0)]
    [InlineData("doctor", "fail ", 1)]
    [InlineData("webhook", "", 2)]
    [InlineData("--nope --json", "{\"error\":", 2)]
    [InlineData("send follow.follow/follow --to http://127.0.0.1:1/", "No answer", 4)]
    public async Task Where_standard_error_takes_nothing_result_and_exit_code_are_what_they_were(string command, string says, int exitCode)
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no /dev/full.");
        using var folder = new TempFolder();

        var result = await Command.RunAsync("sh", ["-c", $"exec dotnet \"$0\" {command} 2> /dev/full", Repository.Tool], folder.Root, new() { ["HOME"] = folder.Root });

        Assert.Equal(exitCode, result.ExitCode);
        Assert.StartsWith(says, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_named_reason_of_v2_is_told()
    {
        await using var desk = await Desk.OpenAsync();

        var result = await desk.RunAsync("webhook", "validate", "123", "--json");

        Assert.Equal("WebhookIdInvalid", Desk.Json(result, 1).GetProperty("error").GetProperty("reason").GetString());
        AssertInOrder(result.Errors, "WebhookIdInvalid", "List the webhooks");
    }

    [Fact]
    public async Task A_failing_check_names_the_doctor()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Bot.Crc = Bot.Answer(404);

        var result = await desk.RunAsync("webhook", "add", "--url", desk.Bot.Url);

        Assert.Equal(1, result.ExitCode);
        AssertInOrder(result.Errors, "CrcValidationFailed", "twitter-events doctor");
    }

    [Fact]
    public async Task A_rate_limit_is_waited_for_and_told()
    {
        await using var desk = await Desk.OpenAsync();
        desk.X.Faults.AnswerApi(FakeXAnswer.RateLimited(TimeSpan.FromSeconds(1)));

        var result = await desk.RunAsync("webhook", "list", "--json");

        Assert.Empty(Desk.Json(result, 0).GetProperty("webhooks").EnumerateArray());
        Assert.Contains("X limits the rate", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rate_limit_too_long_to_wait_for_is_code_88()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Environment["Twitter__MaxRateLimitWait"] = "00:00:01";
        desk.X.Faults.AnswerApi(FakeXAnswer.RateLimited(TimeSpan.FromMinutes(10)));

        var result = await desk.RunAsync(["webhook", "list", "--json", .. Desk.Api("v1-enterprise")]);

        Assert.Equal(88, Desk.Json(result, 6).GetProperty("error").GetProperty("code").GetInt32());
        AssertInOrder(result.Errors, "code 88", "Rate limit exceeded", "15-minute window");
    }

    [Fact]
    public async Task A_read_only_app_is_code_261()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.RegisterAsync("v1-premium");
        desk.X.Faults.AnswerApi(FakeXAnswer.ReadOnlyApp);

        var result = await desk.RunAsync(["subscription", "add", .. Desk.Api("v1-premium")]);

        Assert.Equal(7, result.ExitCode);
        AssertInOrder(result.Errors, "code 261", "Direct message permission");
    }

    [Fact]
    public async Task An_X_that_does_not_answer_is_told()
    {
        await using var desk = await Desk.OpenAsync();
        desk.X.Faults.CloseApi(FakeXClose.InRequest(0), 10);

        var result = await desk.RunAsync("webhook", "add", "--url", desk.Bot.Url, "--json");

        Assert.Equal("unclear", Desk.Json(result, 5).GetProperty("error").GetProperty("kind").GetString());
        Assert.Contains("list, compare", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_repeats_the_credentials_is_shown_without_them()
    {
        await using var desk = await Desk.OpenAsync();
        var app = desk.X.App;
        desk.X.Faults.AnswerApi(new FakeXAnswer(502) { Body = $"<html>Bad gateway. You sent {app.BearerToken} and {app.ConsumerSecret}.</html>" }, 8);

        var result = await desk.RunAsync("webhook", "add", "--url", desk.Bot.Url, "--json");

        Assert.DoesNotContain(app.BearerToken, result.Errors + result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(app.ConsumerSecret, result.Errors + result.Output, StringComparison.Ordinal);
        Assert.Contains("answered 502", result.Errors, StringComparison.Ordinal);
        Assert.Contains("Bad gateway. You sent *** and ***", Desk.Json(result, 4).GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_ends_a_wait_with_exit_code_130()
    {
        await using var desk = await Desk.OpenAsync();
        desk.X.Faults.AnswerApi(FakeXAnswer.RateLimited(TimeSpan.FromMinutes(10)));
        using var process = Process.Start(Command.StartInfo("dotnet", [Repository.Tool, "webhook", "list"], desk.Folder.Root, desk.Environment))!;
        try
        {
            Assert.Contains("trying again", await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

            using var kill = Process.Start("sh", ["-c", $"kill -INT {process.Id}"]);

            await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Gate.Patience, TestContext.Current.CancellationToken);
            Assert.Equal(130, process.ExitCode);
            Assert.Equal("Stopped.\n", await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    private static void AssertInOrder(string text, params string[] parts)
    {
        var from = 0;
        foreach (var part in parts)
        {
            var at = text.IndexOf(part, from, StringComparison.Ordinal);
            Assert.True(at >= 0, $"'{part}' is not where it belongs in: {text}");
            from = at + part.Length;
        }
    }
}
