using System.ComponentModel;
using Microsoft.Extensions.DependencyInjection;
using TwitterEvents.Dispatching;

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
}
