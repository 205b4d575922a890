namespace TwitterEvents.Testing.Tests;

/// <summary>Ids of users by their tokens and names: x-activity §6.</summary>
public sealed class UserLookupTests
{
    [Fact]
    public async Task A_users_token_tells_whose_it_is()
    {
        await using var stage = await Stage.StartAsync();
        var ada = stage.X.AddUser("12", username: "ada_example");
        var ben = stage.X.AddUser("13");

        Assert.Equal("""{"data":{"id":"12","name":"ada_example","username":"ada_example"}}""", (await stage.Api.As(ada, "GET", "/2/users/me")).Body);
        Assert.Equal("""{"data":{"id":"13","name":"user_13","username":"user_13"}}""", (await stage.Api.AsOAuth2(ben, "GET", "/2/users/me")).Body);
        (await stage.Api.AsApp("GET", "/2/users/me")).AssertProblem(403, "Unsupported Authentication", "unsupported-authentication");
    }

    [Fact]
    public async Task A_name_in_any_case_tells_the_id_to_the_app_and_to_users()
    {
        await using var stage = await Stage.StartAsync(options => options with { OwnerUsername = "the_owner" });
        var ada = stage.X.AddUser("12", username: "Ada_Example");
        const string Path = "/2/users/by/username/aDa_eXample";
        const string Expected = """{"data":{"id":"12","name":"Ada_Example","username":"Ada_Example"}}""";

        Assert.Equal(Expected, (await stage.Api.AsApp("GET", Path)).Body);
        Assert.Equal(Expected, (await stage.Api.AsOwner("GET", Path)).Body);
        Assert.Equal(Expected, (await stage.Api.AsOAuth2(ada, "GET", Path)).Body);
        Assert.Equal(stage.X.App.Owner.Id, (string?)(await stage.Api.AsApp("GET", "/2/users/by/username/the_owner")).Json["data"]!["id"]);
    }

    [Fact]
    public async Task A_name_nobody_has_is_200_with_errors_alone_and_one_that_is_none_400()
    {
        await using var stage = await Stage.StartAsync();

        var answer = await stage.Api.AsApp("GET", "/2/users/by/username/nobody");

        Assert.Equal((200, 1), (answer.Status, answer.Json.AsObject().Count));
        var error = answer.Json["errors"]![0]!;
        Assert.Equal(
            ("Not Found Error", "https://api.x.com/2/problems/resource-not-found", "user", "username", "nobody"),
            ((string?)error["title"], (string?)error["type"], (string?)error["resource_type"], (string?)error["parameter"], (string?)error["value"]));
        (await stage.Api.AsApp("GET", "/2/users/by/username/no-body")).AssertInvalidRequest();
    }

    [Theory]
    [InlineData("")]
    [InlineData("@ada")]
    [InlineData("ada example")]
    public async Task A_users_name_is_letters_digits_and_underscores(string name)
    {
        await using var stage = await Stage.StartAsync();

        Assert.Throws<ArgumentException>(() => stage.X.AddUser("12", username: name));
    }
}
