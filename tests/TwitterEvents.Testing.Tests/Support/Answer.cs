using System.Text.Json.Nodes;

namespace TwitterEvents.Testing.Tests;

/// <summary>What the API answered.</summary>
internal sealed record Answer(int Status, string Body, string? ContentType, IReadOnlyDictionary<string, string> Headers)
{
    public JsonNode Json => JsonNode.Parse(Body)!;

    /// <summary>Fails unless it is a v1.1 error of just this shape.</summary>
    public void AssertError(int status, int code, string message)
    {
        Assert.Equal((status, "application/json"), (Status, ContentType));
        Assert.Equal(
            new JsonObject { ["errors"] = new JsonArray(new JsonObject { ["code"] = code, ["message"] = message }) }.ToJsonString(),
            Json.ToJsonString());
    }

    public void AssertError(int status, int code)
    {
        Assert.Equal((status, code), (Status, (int?)Json["errors"]?[0]?["code"]));
        Assert.NotEmpty((string?)Json["errors"]![0]!["message"] ?? "");
    }

    /// <summary>Fails unless it is a v2 problem that names the reason in its title and its type.</summary>
    public void AssertProblem(int status, string reason)
    {
        Assert.Equal((status, "application/problem+json"), (Status, ContentType));
        Assert.Equal(["title", "type", "detail", "status"], Json.AsObject().Select(member => member.Key));
        Assert.Equal(reason, (string?)Json["title"]);
        Assert.EndsWith("/2/problems/" + reason, (string?)Json["type"], StringComparison.Ordinal);
        Assert.Equal(status, (int?)Json["status"]);
    }

    /// <summary>Fails unless it is a v2 problem of a kind that has members of its own.</summary>
    public void AssertProblem(int status, string title, string type)
    {
        Assert.Equal((status, "application/problem+json"), (Status, ContentType));
        Assert.Equal((title, $"https://api.x.com/2/problems/{type}", status), ((string?)Json["title"], (string?)Json["type"], (int?)Json["status"]));
        Assert.NotEmpty((string?)Json["detail"] ?? "");
    }

    public void AssertInvalidRequest() => AssertProblem(400, "Invalid Request", "invalid-request");

    public void AssertEmpty(int status) => Assert.Equal((status, ""), (Status, Body));
}
