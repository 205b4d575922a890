using System.Text.Json.Nodes;
using TwitterEvents.Testing.Platform;

namespace TwitterEvents.Testing.Api;

/// <summary>Who a user is: filters need ids, and people know names. The limits are a guess.</summary>
internal static class UserCalls
{
    public static IEnumerable<ApiEndpoint> Endpoints(XPlatform x) =>
    [
        new("GET", "/2/users/me", Access.User | Access.OAuth2User, AccessErrors.V2AnyUser, 75, call => V2.Data(Text(call.RequiredUser))) { Scopes = ["tweet.read", "users.read"] },
        new(
            "GET",
            "/2/users/by/username/{username}",
            Access.App | Access.User | Access.OAuth2User,
            AccessErrors.V2AnyUser,
            300,
            call => ByName(x, call.Route("username"))),
    ];

    private static Reply ByName(XPlatform x, string name) =>
        !FakeXUser.IsUsername(name) ? Problems.InvalidRequest("'username' is not made of letters, digits and underscores.")
        : x.Accounts.FindByUsername(name) is { } user ? V2.Data(Text(user))
        : NotFound(name);

    /// <summary>200, with nothing but an error: so X answers where one of the things asked for is not there.</summary>
    private static Reply NotFound(string name)
    {
        var problem = JsonNode.Parse(Problems.ResourceNotFound("user", "username", name).Body!)!.AsObject();
        problem.Remove("status");
        return Reply.Ok(new JsonObject { ["errors"] = new JsonArray(problem) });
    }

    private static JsonObject Text(FakeXUser user) => new() { ["id"] = user.Id, ["name"] = user.Username, ["username"] = user.Username };
}
