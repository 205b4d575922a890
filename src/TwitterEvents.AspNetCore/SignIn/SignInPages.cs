using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Logging;
using TwitterEvents.Diagnostics;

namespace TwitterEvents.SignIn;

/// <summary>
/// The two pages. What has to be kept in between is in a cookie of that browser alone: without it a stranger's code cannot be slipped in.
/// </summary>
internal sealed class SignInPages(ITwitterSignIn signIn, string path, string? returnPath, Func<Uri?> findCallback, TimeProvider time, ILogger logger)
{
    private const string CookieName = "TwitterEvents.SignIn";
    private const char Separator = '.';

    private static readonly TimeSpan LongestSignIn = TimeSpan.FromMinutes(10);

    private readonly FailedSignIns failed = new(time, logger);

    /// <summary>The callback on the host of another address; null if there is none.</summary>
    public static Uri? CallbackBeside(string? url, string path) =>
        Uri.TryCreate(url, UriKind.Absolute, out var beside) ? new Uri(new Uri(beside.GetLeftPart(UriPartial.Authority)), $"{path}/callback") : null;

    public Task BeginAsync(HttpContext context)
    {
        if (CallbackOf(context.Request) is not { } callback)
        {
            return RefuseHostAsync(context);
        }

        SignInStart start;
        try
        {
            start = signIn.Begin(callback);
        }
        catch (InvalidOperationException exception)
        {
            failed.Log("not_set_up", exception.Message);
            return AnswerAsync(context, StatusCodes.Status500InternalServerError, "Signing in is not set up. The app's log says what is missing.");
        }

        Forbid(context.Response);
        context.Response.Cookies.Append(CookieName, $"{start.State}{Separator}{start.CodeVerifier}", CookieOf(context.Request, callback, LongestSignIn));
        context.Response.Redirect(start.Address.AbsoluteUri);
        return Task.CompletedTask;
    }

    public async Task CompleteAsync(HttpContext context)
    {
        if (CallbackOf(context.Request) is not { } callback)
        {
            await RefuseHostAsync(context).ConfigureAwait(false);
            return;
        }

        var query = context.Request.Query;
        var kept = context.Request.Cookies[CookieName]?.Split(Separator);
        context.Response.Cookies.Delete(CookieName, CookieOf(context.Request, callback, null));
        if (kept is not [var state, var verifier] || !IsSame(query["state"], state))
        {
            failed.Log("other_browser", "The browser that came back is not the one that began it, began it more than ten minutes ago, or keeps no cookies.");
            await AnswerAsync(context, StatusCodes.Status400BadRequest, "This sign-in was not begun in this browser, or too long ago. Please begin again.").ConfigureAwait(false);
            return;
        }

        if (query["code"].ToString() is not { Length: > 0 } code)
        {
            failed.Log("no_code", $"X came back without a code: {OutsideText.Show(query["error"].ToString() is { Length: > 0 } error ? error : "no reason given")}.");
            await AnswerAsync(context, StatusCodes.Status400BadRequest, "X has not let the app in: the account was not connected.").ConfigureAwait(false);
            return;
        }

        await CompleteAsync(context, new SignInStart(new Uri("about:blank"), callback, state, verifier), code).ConfigureAwait(false);
    }

    private async Task CompleteAsync(HttpContext context, SignInStart start, string code)
    {
        try
        {
            var user = await signIn.CompleteAsync(start, code, context.RequestAborted).ConfigureAwait(false);
            logger.SignedIn(OutsideText.Show(user.UserId));
            if (returnPath is null)
            {
                await AnswerAsync(context, StatusCodes.Status200OK, $"{(user.Username is null ? $"User {user.UserId}" : $"@{user.Username}")} is connected. You can close this page.").ConfigureAwait(false);
                return;
            }

            Forbid(context.Response);
            context.Response.Redirect($"{returnPath}{(returnPath.Contains('?', StringComparison.Ordinal) ? '&' : '?')}user_id={Uri.EscapeDataString(user.UserId)}");
        }
        catch (Exception exception) when (!context.RequestAborted.IsCancellationRequested)
        {
            failed.Log(exception);
            await AnswerAsync(context, StatusCodes.Status502BadGateway, "X has not confirmed the sign-in: the account was not connected. Please begin again.").ConfigureAwait(false);
        }
    }

    /// <summary>Both pages must say the same, or X refuses the code.</summary>
    /// <returns>Null if the request names a host that no address can have: the header says what the client likes.</returns>
    private Uri? CallbackOf(HttpRequest request)
    {
        if (findCallback() is { } callback)
        {
            return callback;
        }

        try
        {
            return new Uri(UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase, $"{path}/callback"));
        }
        catch (Exception exception) when (exception is UriFormatException or ArgumentException)
        {
            return null;
        }
    }

    private Task RefuseHostAsync(HttpContext context)
    {
        failed.Log("no_host", "The request names a host that no address can have.");
        return AnswerAsync(context, StatusCodes.Status400BadRequest, "The request names no host.");
    }

    private CookieOptions CookieOf(HttpRequest request, Uri callback, TimeSpan? maxAge) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = maxAge,
        Path = $"{request.PathBase}{path}",

        // X's page sends the browser back by a link of another site.
        SameSite = SameSiteMode.Lax,
        Secure = request.IsHttps || callback.Scheme == Uri.UriSchemeHttps,
    };

    private static bool IsSame(string? left, string right) =>
        left is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right));

    private static Task AnswerAsync(HttpContext context, int status, string text)
    {
        Forbid(context.Response);
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(text, context.RequestAborted);
    }

    /// <summary>No cache keeps the page, and no other site learns the address, which has the code.</summary>
    private static void Forbid(HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers["Referrer-Policy"] = "no-referrer";
    }
}
