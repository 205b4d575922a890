using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TwitterEvents.Diagnostics;
using TwitterEvents.Testing.Platform;

namespace TwitterEvents.Testing.Api;

/// <summary>
/// The app that serves the management API: for each request a fault if one is due, then who calls, how often, and the call itself.
/// </summary>
internal sealed class ApiServer(XPlatform x, ILogger logger)
{
    private readonly Authenticator authenticator = new(x.Accounts, x.Options.TimeProvider);
    private readonly RateLimits rateLimits = new(x.Options.TimeProvider);

    public WebApplication Build(ILoggerFactory loggers)
    {
        // Empty: no settings, environment variables or console of the host it runs in.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Use(CutOff.Wrap));
        });
        builder.Services.AddRoutingCore().AddSingleton(loggers).AddSingleton<IHostLifetime, NoLifetime>();
        var app = builder.Build();
        app.Urls.Add(x.Options.ListenOn.GetLeftPart(UriPartial.Authority));
        app.Use(new FaultyAnswers(x).HandleAsync);
        app.Use(AnswerUnknownPathAsync);
        app.UseRouting();
        MapTokens(app, TokenEndpoint.Path, TokenEndpoint.Handle);
        MapTokens(app, OAuth2Endpoints.TokenPath, OAuth2Endpoints.Token);
        MapTokens(app, OAuth2Endpoints.RevokePath, OAuth2Endpoints.Revoke);
        app.MapMethods(SignIn.Path, ["GET"], (RequestDelegate)SignInAsync);
        foreach (var endpoint in Endpoints())
        {
            app.MapMethods(endpoint.Pattern, [endpoint.Method], (RequestDelegate)(context => AnswerAsync(context, endpoint)));
        }

        return app;
    }

    public static bool IsV2(HttpContext context) => context.Request.Path.StartsWithSegments("/2", StringComparison.Ordinal);

    private IEnumerable<ApiEndpoint> Endpoints() =>
    [
        .. V1Premium.Endpoints(x),
        .. V1Enterprise.Endpoints(x),
        .. V1Replay.Endpoints(x),
        .. V2.Endpoints(x),
        .. V2Replay.Endpoints(x),
        .. ActivityCalls.Endpoints(x),
        .. ActivityStreamCalls.Endpoints(x),
        .. StreamLinkCalls.Endpoints(x),
        .. UserCalls.Endpoints(x),
        .. x.Options.RetiredEndpoints ? V1Premium.RetiredEndpoints(x).Concat(V1Enterprise.RetiredEndpoints(x)) : [],
    ];

    private async Task AnswerUnknownPathAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (context.GetEndpoint() is null && !context.Response.HasStarted)
        {
            var reply = IsV2(context) ? Problems.NotFound : Errors.NotFound;
            FakeXLog.CalledUnknown(logger, OutsideText.Show(context.Request.Method), reply.Status);
            await reply.WriteAsync(context.Response);
        }
    }

    /// <summary>These have a caller's authentication, and errors, of their own.</summary>
    private void MapTokens(WebApplication app, string path, Func<XPlatform, ApiCall, Reply> handle) => app.MapMethods(
        path,
        ["POST"],
        (RequestDelegate)(async context =>
        {
            var call = await ApiCall.ReadAsync(context.Request, context.RequestAborted);
            var reply = handle(x, call);
            FakeXLog.Called(logger, call.Method, path, reply.Status);
            await reply.WriteAsync(context.Response);
        }));

    private async Task SignInAsync(HttpContext context) =>
        FakeXLog.Called(logger, context.Request.Method, SignIn.Path, await SignIn.HandleAsync(x, context));

    private async Task AnswerAsync(HttpContext context, ApiEndpoint endpoint)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, x.Stopping);
        try
        {
            var reply = await AnswerAsync(context, endpoint, either.Token);
            FakeXLog.Called(logger, endpoint.Method, endpoint.Pattern, reply.Status);
            await reply.WriteAsync(context.Response);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            context.Abort();
        }
    }

    private async Task<Reply> AnswerAsync(HttpContext context, ApiEndpoint endpoint, CancellationToken cancellationToken)
    {
        try
        {
            var call = authenticator.Authenticate(await ApiCall.ReadAsync(context.Request, cancellationToken), endpoint);
            return x.Options.RateLimits && !rateLimits.TryTake(endpoint, call.User, context.Response.Headers)
                ? endpoint.Errors.RateLimited
                : await endpoint.Handle(call);
        }
        catch (ApiFailure failure)
        {
            return failure.Reply;
        }
    }
}
