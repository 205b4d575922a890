namespace TwitterEvents.Tests;

/// <summary>What is made for one call and disposed after it.</summary>
internal sealed class CallServices(Ledger ledger) : IAsyncDisposable
{
    public LedgerCall? Call { get; set; }

    public bool FailsToDispose { get; set; }

    public ValueTask DisposeAsync()
    {
        Call?.DisposedAt = ledger.Now();
        return FailsToDispose ? ValueTask.FromException(new InvalidOperationException("disposal")) : default;
    }
}
