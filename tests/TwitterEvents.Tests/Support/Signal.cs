using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace TwitterEvents.Tests;

/// <summary>Says that a handler was reached; awaited once for each time.</summary>
internal sealed class Signal
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Channel<bool> reached = Channel.CreateUnbounded<bool>();

    public void Set() => reached.Writer.TryWrite(true);

    public TaskAwaiter<bool> GetAwaiter() =>
        reached.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience).GetAwaiter();
}
