using System.Diagnostics;

namespace TwitterEvents.Inbox.Tests;

/// <summary>Has everything traced of a few sources, and has one of its own.</summary>
internal sealed class Tracer : IDisposable
{
    private const string Name = "TwitterEvents.Inbox.Tests";

    private readonly ActivitySource source = new(Name);
    private readonly ActivityListener listener;

    public Tracer(params string[] sources)
    {
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Name || sources.Contains(source.Name),
            Sample = static (ref _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
    }

    public Activity Start(string name) => source.StartActivity(name, ActivityKind.Server)!;

    public void Dispose()
    {
        listener.Dispose();
        source.Dispose();
    }
}
