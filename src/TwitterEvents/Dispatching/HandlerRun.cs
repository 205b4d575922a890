using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using TwitterEvents.Deliveries;
using TwitterEvents.Redelivery;

namespace TwitterEvents.Dispatching;

/// <summary>
/// One call of a handler, from when its turn comes until its code has ended. It is the synchronization context of that code, so that what
/// follows an <c>await</c> runs on the threads of handlers as well.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The handler may keep its token; a source without timer and wait handle holds nothing.")]
internal sealed class HandlerRun : SynchronizationContext
{
    private static readonly SendOrPostCallback BeginCallback = static run => ((HandlerRun)run!).Begin();
    private static readonly SendOrPostCallback CancelCallback = static run => ((HandlerRun)run!).cancellation.Cancel();

    private readonly HandlerRunner runner;
    private readonly ExecutionContext? flow = ExecutionContext.Capture();
    private readonly CancellationTokenSource cancellation = new();
    private readonly EventClaim? claim;
    private readonly EventClaim? actionClaim;

    // Its lock guards the fields below as well.
    private readonly TaskCompletionSource<HandlerOutcome> completion = new();
    private List<HandlerThreads.OwnThread>? threads;
    private bool holdsDelivery;
    private bool isAwaited = true;
    private bool isOver;
    private bool hasReturned;
    private bool hasEndedInTime;
    private HandlerOutcome expired;

    public HandlerRun(
        HandlerRunner runner, HandlerCall call, IncomingEvent incoming, DeliveryRun delivery, Action<HandlerRun> remember, long startedAt)
    {
        this.runner = runner;
        Call = call;
        Incoming = incoming;
        Delivery = delivery;
        claim = delivery.Claim;
        actionClaim = delivery.ActionClaim;
        Remember = remember;
        StartedAt = startedAt;
    }

    public HandlerCall Call { get; }

    public IncomingEvent Incoming { get; }

    public DeliveryRun Delivery { get; }

    /// <summary>Called once when <c>HandleAsync</c> has returned, however late.</summary>
    public Action<HandlerRun> Remember { get; }

    /// <summary>When its turn came, by the host's <see cref="TimeProvider"/>.</summary>
    public long StartedAt { get; }

    /// <summary>Whether its code was reached: not so while every thread of handlers is held.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>Whether its time limit passed before its code had ended, the disposal of its services included.</summary>
    public bool HasOverrun { get; private set; }

    /// <summary>Whether its time limit passed before it could begin: it never will.</summary>
    public bool IsDead => !Volatile.Read(ref isAwaited) && !HasBegun;

    /// <summary>What it threw.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Completes when its code has ended or its time limit has passed, whichever is first.</summary>
    public Task<HandlerOutcome> Completion => completion.Task;

    // The two neighbours in the list of what runs, for RunningHandlers alone.
    public HandlerRun? Older { get; set; }

    public HandlerRun? Newer { get; set; }

    public HandlerThreads Threads => runner.Threads;

    /// <summary>Begins it: on this thread if it is known to give that back soon and nobody else needs it, else where handlers run.</summary>
    public void Start()
    {
        if (Delivery.LendsThread && Call.Handler.Pace.IsQuick && Threads.TryEnterPoolBriefly())
        {
            holdsDelivery = true;
            new HandlerWork(this, BeginCallback, this, flow: null).Execute();
            holdsDelivery = false;
        }
        else
        {
            Threads.Queue(new HandlerWork(this, BeginCallback, this, flow) { IsBeginning = true });
        }
    }

    /// <summary>Cancels the handler's token. What is registered with it is code of the handler, and runs where that runs.</summary>
    public void Cancel() => Threads.Queue(new HandlerWork(this, CancelCallback, this, flow));

    /// <summary>Its time limit has passed: nobody waits for it any longer.</summary>
    public void Expire()
    {
        lock (completion)
        {
            if (!isAwaited)
            {
                return;
            }

            isAwaited = false;
            if (HasBegun)
            {
                HasOverrun = true;
                runner.Running.Overran(this);
            }
            else
            {
                runner.Running.Remove(this, overran: false);
            }

            foreach (var thread in threads ?? [])
            {
                thread.Discount();
            }
        }

        if (HasBegun)
        {
            Cancel();
        }
        else
        {
            Threads.Forget(this);
        }

        if (holdsDelivery)
        {
            // It blocks the very thread that would let its event go.
            actionClaim?.Release(succeeded: false);
            claim?.Release(succeeded: false);
            Delivery.FreePlace();
        }

        expired = hasReturned ? HandlerOutcome.Succeeded : HandlerOutcome.TimedOut;

        // Not here: what follows may run another handler, and this is the thread of timers.
        ThreadPool.UnsafeQueueUserWorkItem(static run => run.CompleteExpired(), this, preferLocal: false);
    }

    public void Enter(HandlerThreads.OwnThread? thread)
    {
        if (thread is not null)
        {
            lock (completion)
            {
                (threads ??= new(1)).Add(thread);
                if (HasOverrun)
                {
                    thread.Discount();
                }
            }
        }
    }

    /// <returns>Whether the run has ended with this piece of code: whoever ran it calls <see cref="Complete"/>, on a thread of the pool.</returns>
    public bool Leave(HandlerThreads.OwnThread? thread)
    {
        if (thread is not null)
        {
            lock (completion)
            {
                threads!.Remove(thread);
            }
        }

        return hasEndedInTime;
    }

    /// <summary>Lets those who wait for it go on, on this thread.</summary>
    public void Complete() => completion.TrySetResult(Outcome());

    public void ReportStray(Exception exception) => runner.ReportStray(this, exception);

    public override void Post(SendOrPostCallback d, object? state)
    {
        var work = new HandlerWork(this, d, state, ExecutionContext.Capture());
        if (Volatile.Read(ref isOver))
        {
            // Something the handler started and did not wait for: none of its threads is for that.
            ThreadPool.UnsafeQueueUserWorkItem(static work => work.Run(thread: null), work, preferLocal: false);
        }
        else
        {
            Threads.Queue(work);
        }
    }

    public override void Send(SendOrPostCallback d, object? state) => d(state);

    public override SynchronizationContext CreateCopy() => this;

    private void CompleteExpired() => completion.TrySetResult(expired);

    private void Begin()
    {
        lock (completion)
        {
            if (!isAwaited)
            {
                return;
            }

            HasBegun = true;
        }

        var begunAt = Environment.TickCount64;
        _ = ExecuteAsync();
        Call.Handler.Pace.Note(Environment.TickCount64 - begunAt);
    }

    // Nothing here leaves the context: disposing services is code of the handler as well.
    private async Task ExecuteAsync()
    {
        try
        {
            await InScopeAsync(runner.Scopes.CreateAsyncScope());
        }
        catch (Exception exception)
        {
            Failure = exception;
        }

        End();
    }

    /// <summary>
    /// Each call has a scope of its own, so that what one handler broke (a DbContext, say) is not given to the next. The handler has
    /// succeeded when it returns; what its services throw when they are disposed is told apart, and does not run it again.
    /// </summary>
    private async Task InScopeAsync(AsyncServiceScope scope)
    {
        try
        {
            var handler = Call.Handler.Resolve(scope.ServiceProvider);
            await Call.Method.Invoke(handler, Incoming.Event, Incoming.Context, cancellation.Token);

            // In this order: what has succeeded ends its claim, and who comes next must find it remembered.
            Remember(this);
            hasReturned = true;
        }
        catch (Exception exception)
        {
            Failure = exception;
        }

        try
        {
            await scope.DisposeAsync();
        }
        catch (Exception exception)
        {
            runner.ReportDisposal(this, exception);
        }
    }

    private void End()
    {
        lock (completion)
        {
            hasEndedInTime = isAwaited;
            isAwaited = false;
            isOver = true;
        }

        runner.Running.Remove(this, overran: !hasEndedInTime);
        if (!hasEndedInTime)
        {
            runner.ReportLate(this, hasReturned);
        }
    }

    private HandlerOutcome Outcome() =>
        hasReturned ? HandlerOutcome.Succeeded
        : Failure is OperationCanceledException && cancellation.IsCancellationRequested ? HandlerOutcome.Cancelled
        : HandlerOutcome.Failed;
}
