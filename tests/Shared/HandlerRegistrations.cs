using Microsoft.Extensions.DependencyInjection;
using TwitterEvents.Dispatching;

namespace TwitterEvents.Tests;

/// <summary>Registers handlers as generated code does, for tests that are not about generated code.</summary>
internal static class HandlerRegistrations
{
    /// <summary>A handler that is a delegate.</summary>
    public static TwitterEventsBuilder Handle<T>(
        this TwitterEventsBuilder builder, string name, Func<T, EventContext, CancellationToken, ValueTask> handle, int order = 0,
        TimeSpan? timeout = null)
        where T : class =>
        builder.Add(new HandlerRegistration(name, name, order, _ => handle, Method<T>((_, e, context, token) => handle(e, context, token)))
        {
            Timeout = timeout,
        });

    /// <summary>A handler class.</summary>
    public static TwitterEventsBuilder AddHandler<THandler, T>(
        this TwitterEventsBuilder builder, ServiceLifetime lifetime = ServiceLifetime.Scoped, int order = 0)
        where THandler : class, IHandle<T>
        where T : class
    {
        builder.Services.Add(new ServiceDescriptor(typeof(THandler), typeof(THandler), lifetime));
        return builder.Add(new HandlerRegistration(
            typeof(THandler),
            order,
            provider => provider.GetRequiredService<THandler>(),
            Method<T>((handler, e, context, token) => ((IHandle<T>)handler).HandleAsync(e, context, token))));
    }

    public static HandlerMethod Method<T>(Func<object, T, EventContext, CancellationToken, ValueTask> invoke)
        where T : class =>
        new(typeof(T), (handler, e, context, token) => invoke(handler, (T)e, context, token));
}
