using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;
using TwitterEvents.Testing.OAuth2;
using TwitterEvents.Testing.Platform;

namespace TwitterEvents.Testing.Api;

/// <summary>
/// The page where a user lets the app in: <c>GET /i/oauth2/authorize</c>, with a button for each user. <c>&amp;user=ID</c> decides at once, and
/// <c>&amp;denied=true</c> against it. X's own answers to a faulty request are pages too, and no redirects.
/// </summary>
internal static class SignIn
{
    public const string Path = "/i/oauth2/authorize";

    private const string UserName = "user";
    private const string DeniedName = "denied";

    public static async Task<int> HandleAsync(XPlatform x, HttpContext context)
    {
        var call = await ApiCall.ReadAsync(context.Request, context.RequestAborted);
        var response = context.Response;
        response.Headers.CacheControl = "no-store";
        var (request, fault) = AuthorizationReader.Read(x, call);
        var userId = call.Parameter(UserName);
        var user = userId is null ? null : x.Accounts.Find(userId);
        if (request is null || (userId is not null && user is null))
        {
            await WriteAsync(response, 400, $"<h1>Something went wrong</h1><p>{Encode(fault ?? "There is no such user.")}</p>");
        }
        else if (call.Parameter(DeniedName) == "true")
        {
            response.Redirect(Back(request, ("error", "access_denied")));
        }
        else if (user is not null)
        {
            response.Redirect(Back(request, ("code", x.AuthorizationCodes.Add(request, user))));
        }
        else
        {
            await WriteAsync(response, 200, Page(x, call, request));
        }

        return response.StatusCode;
    }

    private static string Back(AuthorizationRequest request, (string Name, string Value) result)
    {
        var query = $"state={Uri.EscapeDataString(request.State)}&{result.Name}={Uri.EscapeDataString(result.Value)}";
        var builder = new UriBuilder(request.RedirectUri);
        builder.Query = builder.Query.Length > 1 ? $"{builder.Query}&{query}" : query;
        return builder.Uri.AbsoluteUri;
    }

    private static string Page(XPlatform x, ApiCall call, AuthorizationRequest request)
    {
        var page = new StringBuilder("<h1>The app wants to access your account</h1>\n<p>It asks for: ");
        page.Append(Encode(string.Join(", ", request.Scopes))).Append("</p>\n<form method=\"get\" action=\"").Append(Path).Append("\">\n");
        foreach (var (name, value) in call.Parameters)
        {
            page.Append("<input type=\"hidden\" name=\"").Append(Encode(name)).Append("\" value=\"").Append(Encode(value)).Append("\">\n");
        }

        foreach (var user in x.Accounts.Users)
        {
            page.Append(Button(UserName, user.Id, $"Authorize as @{user.Username} ({user.Id})"));
        }

        return page.Append(Button(DeniedName, "true", "Cancel")).Append("</form>\n").ToString();
    }

    private static string Button(string name, string value, string text) =>
        $"<p><button name=\"{name}\" value=\"{Encode(value)}\">{Encode(text)}</button></p>\n";

    private static Task WriteAsync(HttpResponse response, int status, string content)
    {
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.ContentSecurityPolicy = "default-src 'none'";
        return response.WriteAsync(
            $"<!DOCTYPE html>\n<html lang=\"en\"><head><title>The fake X</title></head><body>\n{content}\n</body></html>\n", response.HttpContext.RequestAborted);
    }

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
