using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TwitterEvents.Diagnostics;
using TwitterEvents.SignIn;

namespace TwitterEvents;

/// <summary>Maps the pages through which users of X let the app in.</summary>
public static class TwitterSignInEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Maps <c>GET pattern</c>, which sends the browser to X, and <c>GET pattern/callback</c>, where X sends it back with a code: then the user's tokens
    /// are in the token store. Whoever may open the first connects an account of X to the app: add <c>.RequireAuthorization()</c> where that shall not
    /// be everybody.
    /// </summary>
    /// <param name="endpoints">The routes of the app.</param>
    /// <param name="pattern">The path, for example <c>/connect/x</c>, without parameters.</param>
    /// <param name="returnPath">The page of the app the browser goes to afterwards, with <c>?user_id=…</c>; null for a line of text.</param>
    /// <param name="callback">
    /// The public address of <c>pattern/callback</c>, as the developer portal has it (User authentication settings); null: that of the webhook's host
    /// (<c>Twitter:Url</c>), or else of the request.
    /// </param>
    /// <returns>For further conventions, of both pages.</returns>
    /// <exception cref="InvalidOperationException">There is no token store: <c>AddTwitterTokenFolder</c> was not called.</exception>
    public static IEndpointConventionBuilder MapTwitterSignIn(
        this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern, string? returnPath = null, Uri? callback = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentException.ThrowIfNullOrEmpty(pattern);
        var services = endpoints.ServiceProvider;
        var signIn = services.GetService<ITwitterSignIn>() ?? throw new InvalidOperationException(
            "MapTwitterSignIn needs a store for tokens: call builder.Services.AddTwitterTokenFolder(path), or AddTwitterTokenStore(…), of TwitterEvents.Management.");
        var path = "/" + pattern.Trim('/');
        var section = services.GetService<TwitterSection>()?.Path ?? TwitterSection.DefaultPath;
        var pages = new SignInPages(
            signIn,
            path,
            returnPath,
            () => callback ?? SignInPages.CallbackBeside(services.GetService<IConfiguration>()?[$"{section}:Url"], path),
            services.GetService<TimeProvider>() ?? TimeProvider.System,
            SafeLogger.Create(services.GetRequiredService<ILoggerFactory>(), SignInLog.Category));
        var group = endpoints.MapGroup(path);
        group.MapMethods("", [HttpMethods.Get], (RequestDelegate)pages.BeginAsync).WithDisplayName($"TwitterEvents sign-in {path}");
        group.MapMethods("callback", [HttpMethods.Get], (RequestDelegate)pages.CompleteAsync).WithDisplayName($"TwitterEvents sign-in {path}/callback");
        return group;
    }
}
