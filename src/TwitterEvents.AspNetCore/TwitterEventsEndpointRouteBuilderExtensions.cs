using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using TwitterEvents.Receiving;
using TwitterEvents.StartUp;

namespace TwitterEvents;

/// <summary>Maps the endpoint X calls.</summary>
public static class TwitterEventsEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Maps one endpoint: GET answers X's challenge-response check, POST receives events; other methods are answered 405. The endpoint
    /// carries <c>AllowAnonymous</c>, for the signature is its authentication, and takes no part in antiforgery, rate limiting, output
    /// caching and request time-outs. Mapping it twice at one path stops the start.
    /// </summary>
    /// <param name="endpoints">The routes of the app.</param>
    /// <param name="pattern">The path of the webhook's URL, for example <c>/webhooks/twitter</c>.</param>
    /// <param name="app">The app (<c>Twitter:Apps:NAME</c>) whose webhook it is; null for the section's own secrets.</param>
    /// <returns>For further conventions.</returns>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">
    /// The settings are not valid, or lack a secret for the app; the message names the setting and the cure.
    /// </exception>
    /// <exception cref="InvalidOperationException"><c>AddTwitterEvents</c> was not called.</exception>
    public static IEndpointConventionBuilder MapTwitterEvents(
        this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern, string? app = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(pattern);
        var settings = endpoints.ServiceProvider.GetService<SettingsSource>()
            ?? throw new InvalidOperationException("Call builder.Services.AddTwitterEvents(…) before MapTwitterEvents.");
        settings.Require(app);
        var crc = endpoints.ServiceProvider.GetRequiredService<CrcResponder>();
        var receiver = endpoints.ServiceProvider.GetRequiredService<DeliveryReceiver>();
        endpoints.ServiceProvider.GetRequiredService<Mappings>().Add(endpoints);
        RequestDelegate answer = context => HttpMethods.IsGet(context.Request.Method)
            ? crc.AnswerAsync(context, app)
            : receiver.ReceiveAsync(context, app);
        return endpoints.MapMethods(pattern, [HttpMethods.Get, HttpMethods.Post], answer)
            .AllowAnonymous()
            .DisableAntiforgery()
            .DisableRateLimiting()
            .DisableRequestTimeout()
            .CacheOutput(static policy => policy.NoCache())
            .WithMetadata(new Mappings.Mapped())
            .WithDisplayName($"TwitterEvents {pattern}");
    }
}
