using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TwitterEvents.Diagnostics;

namespace TwitterEvents.Dispatching;

/// <summary>Runs one handler on one event. It never throws: a handler that fails must not stop its neighbours.</summary>
internal sealed class HandlerRunner(IServiceScopeFactory scopes, ILoggerFactory? loggers = null)
{
    private readonly ILogger logger = Log.CreateLogger(loggers);

    /// <summary>
    /// Each call has a scope of its own, so that what one handler broke (a DbContext, say) is not given to the next.
    /// </summary>
    /// <returns>Whether the handler succeeded.</returns>
    public async ValueTask<bool> RunAsync(HandlerCall call, object e, EventContext context, CancellationToken cancellationToken)
    {
        try
        {
            var scope = scopes.CreateAsyncScope();
            await using (scope.ConfigureAwait(false))
            {
                var handler = call.Handler.Resolve(scope.ServiceProvider);
                await call.Method.Invoke(handler, e, context, cancellationToken).ConfigureAwait(false);
            }

            return true;
        }
        catch (Exception exception)
        {
            Report(call, context, exception, cancellationToken);
            return false;
        }
    }

    private void Report(HandlerCall call, EventContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && cancellationToken.IsCancellationRequested)
        {
            logger.HandlerCancelled(call.Handler.Name, context.WireName, context.DeliveryId);
        }
        else
        {
            logger.HandlerFailed(call.Handler.Name, context.WireName, context.DeliveryId, exception);
        }
    }
}
