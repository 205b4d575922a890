using System.Text.Json.Nodes;
using TwitterEvents.Testing.Platform;

namespace TwitterEvents.Testing.Api;

/// <summary><c>POST /oauth2/token</c>: the app's bearer token for its consumer key and secret.</summary>
internal static class TokenEndpoint
{
    public const string Path = "/oauth2/token";

    private static readonly Reply WrongCredentials = Errors.Of(403, 99, "Unable to verify your credentials");
    private static readonly Reply WrongGrant = Errors.Of(403, 170, "Missing required parameter: grant_type");

    public static Reply Handle(XPlatform x, ApiCall call)
    {
        if (BasicCredentials.Read(call.Authorization) is not var (key, secret) || !x.Accounts.IsApp(key, secret))
        {
            return WrongCredentials;
        }

        return call.Parameter("grant_type") == "client_credentials"
            ? Reply.Ok(new JsonObject { ["token_type"] = "bearer", ["access_token"] = x.Accounts.App.BearerToken })
            : WrongGrant;
    }
}
