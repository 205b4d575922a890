namespace TwitterEvents.Dispatching;

/// <summary>A piece of a handler's code: its beginning, or what follows an <c>await</c>.</summary>
internal readonly record struct HandlerWork(HandlerRun Handler, SendOrPostCallback Callback, object? State)
{
    /// <summary>Runs it on this thread, to its end or its next <c>await</c>. It does not throw.</summary>
    /// <param name="thread">The thread of our own that this is; null on a thread of the pool.</param>
    /// <returns>Whether the call has ended with it, and is to be completed.</returns>
    public bool Run(HandlerThreads.OwnThread? thread)
    {
        var hasEnded = false;
        Handler.Enter(thread);
        var outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(Handler);
        try
        {
            Callback(State);
        }
        catch (Exception exception)
        {
            // An async void method of the handler, or something it posted. On the pool it would end the process.
            Handler.ReportStray(exception);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
            hasEnded = Handler.Leave(thread);
        }

        return hasEnded;
    }
}
