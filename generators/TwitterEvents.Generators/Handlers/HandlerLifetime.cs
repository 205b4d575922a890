namespace TwitterEvents.Generators.Handlers;

/// <summary>How a handler is registered. The values are those of <c>Microsoft.Extensions.DependencyInjection.ServiceLifetime</c>.</summary>
internal enum HandlerLifetime
{
    Singleton = 0,
    Scoped = 1,
    Transient = 2,
}
