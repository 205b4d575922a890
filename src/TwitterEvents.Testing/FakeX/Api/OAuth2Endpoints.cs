using System.Text.Json.Nodes;
using TwitterEvents.Testing.OAuth2;
using TwitterEvents.Testing.Platform;

namespace TwitterEvents.Testing.Api;

/// <summary>
/// The tokens of users, RFC 6749 and 7009: <c>POST /2/oauth2/token</c> and <c>POST /2/oauth2/revoke</c>. An app with a client secret shows it, by
/// Basic authentication; one without is a public client, and gives its id in the form.
/// </summary>
internal static class OAuth2Endpoints
{
    public const string TokenPath = "/2/oauth2/token";
    public const string RevokePath = "/2/oauth2/revoke";

    public static Reply Token(XPlatform x, ApiCall call) =>
        RefuseClient(x, call) ?? call.FormParameter("grant_type") switch
        {
            null => Missing("grant_type"),
            "refresh_token" => Refresh(x, call),
            "authorization_code" => Exchange(x, call),
            _ => Error(400, "unsupported_grant_type", "The grant type is none of [authorization_code, refresh_token]."),
        };

    /// <summary>Ends the whole grant, whichever of its tokens is given. One that is none is no error: RFC 7009 §2.2.</summary>
    public static Reply Revoke(XPlatform x, ApiCall call)
    {
        if (RefuseClient(x, call) is { } refusal)
        {
            return refusal;
        }

        if (call.FormParameter("token") is not { } token)
        {
            return Missing("token");
        }

        x.Accounts.Grants.Revoke(token);
        return Reply.Ok(new JsonObject { ["revoked"] = true });
    }

    private static Reply Refresh(XPlatform x, ApiCall call) =>
        call.FormParameter("refresh_token") is not { } token ? Missing("refresh_token")
        : x.Accounts.Grants.Refresh(token) is { } grant ? Issued(x, grant)
        : Error(400, "invalid_grant", "Value passed for the token was invalid.");

    private static Reply Exchange(XPlatform x, ApiCall call)
    {
        var (code, redirectUri, verifier) = (call.FormParameter("code"), call.FormParameter("redirect_uri"), call.FormParameter("code_verifier"));
        return code is null ? Missing("code")
            : redirectUri is null ? Missing("redirect_uri")
            : verifier is null ? Missing("code_verifier")
            : x.AuthorizationCodes.Exchange(code, redirectUri, verifier) is var (user, request) ? Issued(x, x.Accounts.Grants.Add(user, request.Scopes))
            : Error(400, "invalid_grant", "Value passed for the authorization code was invalid.");
    }

    private static Reply Issued(XPlatform x, Grant grant)
    {
        var answer = new JsonObject { ["token_type"] = "bearer" };
        if (x.Accounts.Grants.Lifetime is { } lifetime)
        {
            answer["expires_in"] = (long)lifetime.TotalSeconds;
        }

        answer["access_token"] = grant.Tokens.AccessToken;
        answer["scope"] = string.Join(' ', grant.Scopes);
        if (grant.Tokens.RefreshToken is { } refreshToken)
        {
            answer["refresh_token"] = refreshToken;
        }

        return Reply.Ok(answer);
    }

    /// <returns>Null for the app itself.</returns>
    private static Reply? RefuseClient(XPlatform x, ApiCall call)
    {
        if (x.Accounts.App.ClientSecret is null)
        {
            return call.FormParameter("client_id") is not { } id ? Missing("client_id") : x.Accounts.IsClient(id, null) ? null : WrongClient;
        }

        return BasicCredentials.Read(call.Authorization) is not var (key, secret)
            ? Error(401, "unauthorized_client", "Missing valid authorization header")
            : x.Accounts.IsClient(key, secret) ? null : WrongClient;
    }

    private static Reply WrongClient => Error(401, "invalid_client", "The client's id or secret is wrong.");

    private static Reply Missing(string parameter) => Error(400, "invalid_request", $"Missing required parameter [{parameter}].");

    private static Reply Error(int status, string error, string description) =>
        Reply.Ok(new JsonObject { ["error"] = error, ["error_description"] = description }, status);
}
