namespace TwitterEvents.Dispatching;

/// <summary>A piece of a handler's code: its beginning, or what it goes on with.</summary>
/// <param name="handler">The call it belongs to.</param>
/// <param name="callback">The code.</param>
/// <param name="state">What the code is given.</param>
/// <param name="flow">What flows with it (async locals); null: nothing.</param>
internal sealed class HandlerWork(HandlerRun handler, SendOrPostCallback callback, object? state, ExecutionContext? flow) : IThreadPoolWorkItem
{
    private static readonly ContextCallback InvokeCallback = static work => ((HandlerWork)work!).Invoke();

    public HandlerRun Handler => handler;

    /// <summary>Whether the call has not begun yet.</summary>
    public bool IsBeginning { get; init; }

    /// <summary>Runs it on a thread of the pool, for which a place was taken.</summary>
    public void Execute()
    {
        var hasEnded = Run(thread: null);
        handler.Threads.LeavePool();
        if (hasEnded)
        {
            // Here, for what follows is code of ours, and ends in the answer to X.
            handler.Complete();
        }
    }

    /// <summary>Runs it on this thread, to its end or its next <c>await</c>. It does not throw.</summary>
    /// <param name="thread">The thread of our own that this is; null on a thread of the pool.</param>
    /// <returns>Whether the call has ended with it, and is to be completed.</returns>
    public bool Run(HandlerThreads.OwnThread? thread)
    {
        var hasEnded = false;
        var outer = SynchronizationContext.Current;
        handler.Enter(thread);
        try
        {
            if (flow is null)
            {
                Invoke();
            }
            else
            {
                ExecutionContext.Run(flow, InvokeCallback, this);
            }
        }
        catch (Exception exception)
        {
            // An async void method of the handler, or something it posted. On the pool it would end the process.
            handler.ReportStray(exception);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
            hasEnded = handler.Leave(thread);
        }

        return hasEnded;
    }

    private void Invoke()
    {
        SynchronizationContext.SetSynchronizationContext(handler);
        callback(state);
    }
}
