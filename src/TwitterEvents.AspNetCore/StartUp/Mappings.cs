using Microsoft.AspNetCore.Routing;

namespace TwitterEvents.StartUp;

/// <summary>The endpoints that <c>MapTwitterEvents</c> has mapped, each with what it was mapped on.</summary>
internal sealed class Mappings
{
    private readonly List<IEndpointRouteBuilder> routes = [];

    public int Count => routes.Count;

    public void Add(IEndpointRouteBuilder route) => routes.Add(route);

    /// <summary>The route that two of the endpoints answer, so that no request could be given to one of them; null if there is none.</summary>
    /// <param name="all">All endpoints of the app, with the prefixes of their groups.</param>
    public string? FindSharedRoute(EndpointDataSource all)
    {
        // Building the endpoints of a large app takes time, and a group does not tell its prefix.
        if (Count < 2)
        {
            return null;
        }

        return routes.Exists(static route => route is RouteGroupBuilder)
            ? FindSharedRoute(all.Endpoints)
            : routes.Distinct().Select(static route => FindSharedRoute(route.DataSources.SelectMany(static source => source.Endpoints)))
                .FirstOrDefault(static shared => shared is not null);
    }

    // Hosts and order tell endpoints of one pattern apart.
    private static string? FindSharedRoute(IEnumerable<Microsoft.AspNetCore.Http.Endpoint> endpoints) =>
        endpoints.OfType<RouteEndpoint>()
            .Where(static endpoint => endpoint.Metadata.GetMetadata<Mapped>() is not null)
            .GroupBy(static endpoint => (
                Pattern: "/" + endpoint.RoutePattern.RawText?.Trim('/').ToUpperInvariant(),
                Hosts: string.Join(' ', (endpoint.Metadata.GetMetadata<IHostMetadata>()?.Hosts ?? []).Order(StringComparer.OrdinalIgnoreCase)).ToUpperInvariant(),
                endpoint.Order))
            .FirstOrDefault(static group => group.Count() > 1)?
            .First().RoutePattern.RawText;

    /// <summary>Marks the endpoints.</summary>
    internal sealed class Mapped;
}
