using System.ComponentModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using TwitterEvents.Dispatching;
using TwitterEvents.Reading;

namespace TwitterEvents;

/// <summary>What <c>AddTwitterEvents</c> returns: add handlers to it.</summary>
public sealed class TwitterEventsBuilder
{
    internal TwitterEventsBuilder(IServiceCollection services) => Services = services;

    /// <summary>The services of the app.</summary>
    public IServiceCollection Services { get; }

    /// <summary>The configuration section the settings come from.</summary>
    internal string SectionPath { get; init; } = "Twitter";

    /// <summary>Called by the generated <c>AddHandlers()</c>. Adding the same handler class again changes nothing.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public TwitterEventsBuilder Add(HandlerRegistration registration)
    {
        ArgumentNullException.ThrowIfNull(registration);
        Services.AddSingleton(registration);
        return this;
    }

    /// <summary>
    /// Reads deliveries with another catalog than the library's own: one that was generated from the samples of a project of yours. Its events
    /// take the place of the library's.
    /// </summary>
    /// <exception cref="InvalidOperationException">The catalog was generated for another version of this library.</exception>
    public TwitterEventsBuilder UseCatalog(EventCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        catalog.ThrowIfOfOtherVersion();
        Services.Replace(ServiceDescriptor.Singleton(catalog));
        return this;
    }
}
