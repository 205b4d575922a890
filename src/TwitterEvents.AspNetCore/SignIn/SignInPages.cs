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
internal sealed class SignInPages(ITwitterSignIn signIn, string path, string? returnPath, Func<Uri?> findCallback, ILogger logger)
{
    private const string CookieName = "TwitterEvents.SignIn";
    private const char Separator = '.';

    private static readonly TimeSpan LongestSignIn = TimeSpan.FromMinutes(10);

    /// <summary>The callback on the host of another address; null if there is none.</summary>
    public static Uri? CallbackBeside(string? url, string path) =>
        Uri.TryCreate(url, UriKind.Absolute, out var beside) ? new Uri(new Uri(beside.GetLeftPart(UriPartial.Authority)), $"{path}/callback") : null;

    public Task BeginAsync(HttpContext context)
    {
        SignInStart start;
        try
        {
            start = signIn.Begin(CallbackOf(context.Request));
        }
        catch (InvalidOperationException exception)
        {
            logger.Failed(exception.Message);
            return AnswerAsync(context, StatusCodes.Status500InternalServerError, "Signing in is not set up. The app's log says what is missing.");
        }

        Forbid(context.Response);
        context.Response.Cookies.Append(CookieName, $"{start.State}{Separator}{start.CodeVerifier}", CookieOf(context.Request, LongestSignIn));
        context.Response.Redirect(start.Address.AbsoluteUri);
        return Task.CompletedTask;
    }

    public async Task CompleteAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var kept = context.Request.Cookies[CookieName]?.Split(Separator);
        context.Response.Cookies.Delete(CookieName, CookieOf(context.Request, null));
        if (kept is not [var state, var verifier] || !IsSame(query["state"], state))
        {
            logger.Failed("The browser that came back is not the one that began it, began it more than ten minutes ago, or keeps no cookies.");
            await AnswerAsync(context, StatusCodes.Status400BadRequest, "This sign-in was not begun in this browser, or too long ago. Please begin again.").ConfigureAwait(false);
            return;
        }

        if (query["code"].ToString() is not { Length: > 0 } code)
        {
            logger.Failed($"X came back without a code: {OutsideText.Show(query["error"].ToString() is { Length: > 0 } error ? error : "no reason given")}.");
            await AnswerAsync(context, StatusCodes.Status400BadRequest, "X has not let the app in: the account was not connected.").ConfigureAwait(false);
            return;
        }

        await CompleteAsync(context, new SignInStart(new Uri("about:blank"), CallbackOf(context.Request), state, verifier), code).ConfigureAwait(false);
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
            logger.Broken(exception.GetType().FullName, exception);
            await AnswerAsync(context, StatusCodes.Status502BadGateway, "X has not confirmed the sign-in: the account was not connected. Please begin again.").ConfigureAwait(false);
        }
    }

    /// <summary>Both pages must say the same, or X refuses the code.</summary>
    private Uri CallbackOf(HttpRequest request) =>
        findCallback() ?? new Uri(UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase, $"{path}/callback"));

    private CookieOptions CookieOf(HttpRequest request, TimeSpan? maxAge) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = maxAge,
        Path = $"{request.PathBase}{path}",

        // X's page sends the browser back by a link of another site.
        SameSite = SameSiteMode.Lax,
        Secure = request.IsHttps || CallbackOf(request).Scheme == Uri.UriSchemeHttps,
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
