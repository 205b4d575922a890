namespace TwitterEvents.Testing.Tests;

/// <summary>Paths and methods that are none of X's.</summary>
public sealed class PathTests
{
    [Theory]
    [InlineData("GET", "/")]
    [InlineData("GET", "/1.1/statuses/update.json")]
    [InlineData("GET", "/1.1/account_activity/webhooks")]
    [InlineData("POST", "/1.1/account_activity/all/a/b/c/d.json")]
    public async Task An_unknown_path_is_code_34(string method, string path)
    {
        await using var stage = await Stage.StartAsync();

        (await stage.Api.AsApp(method, path)).AssertError(404, 34, "Sorry, that page does not exist.");
    }

    [Fact]
    public async Task An_unknown_path_of_v2_is_a_problem()
    {
        await using var stage = await Stage.StartAsync();

        var answer = await stage.Api.AsApp("GET", "/2/tweets");

        Assert.Equal((404, "Not Found", "application/problem+json"), (answer.Status, (string?)answer.Json["title"], answer.ContentType));
    }

    [Theory]
    [InlineData("DELETE", "/1.1/account_activity/webhooks.json")]
    [InlineData("PATCH", "/2/webhooks")]
    [InlineData("GET", "/2/webhooks/replay")]
    [InlineData("GET", "/oauth2/token")]
    public async Task Another_method_is_405(string method, string path)
    {
        await using var stage = await Stage.StartAsync();

        var answer = await stage.Api.AsApp(method, path);

        Assert.Equal(405, answer.Status);
        Assert.NotEmpty(answer.Headers["Allow"]);
    }
}
