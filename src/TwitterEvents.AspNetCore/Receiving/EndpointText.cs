using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace TwitterEvents.Receiving;

/// <summary>Names an endpoint in a log with the app's own words: what a stranger puts into a path or a method never gets there.</summary>
internal static class EndpointText
{
    public static string Show(HttpContext context, string? app)
    {
        var path = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "the webhook";
        return app is null ? path : $"{path} (app {app})";
    }

    public static string Method(HttpContext context) => HttpMethods.IsGet(context.Request.Method) ? HttpMethods.Get : HttpMethods.Post;
}
