namespace TwitterEvents.Tool.Tests;

/// <summary>Keeps the names of what is unknown, and of the events of X Activity that are known.</summary>
internal sealed class OtherKeeper(Heard heard) : IHandle<UnknownEvent>, IHandle<XActivityEvent>
{
    public ValueTask HandleAsync(UnknownEvent e, EventContext context, CancellationToken cancellationToken)
    {
        heard.Unknown.Enqueue(e.WireName);
        return ValueTask.CompletedTask;
    }

    public ValueTask HandleAsync(XActivityEvent e, EventContext context, CancellationToken cancellationToken)
    {
        heard.Known.Enqueue(e.WireName);
        return ValueTask.CompletedTask;
    }
}
