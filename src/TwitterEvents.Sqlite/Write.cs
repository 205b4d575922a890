namespace TwitterEvents.Sqlite;

/// <summary>Something to be written.</summary>
/// <param name="apply">Writes it, within a transaction of several.</param>
internal sealed class Write(Action<Statements> apply)
{
    private readonly TaskCompletionSource<bool> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether it must be on disk when it is done: it answers somebody, who is told if it cannot be written. Anything else is written when it can.</summary>
    public bool IsAnswered { get; init; }

    /// <summary>What is done when it is written, before anybody else is told: one after another, in the order of the file.</summary>
    public Action? IsWritten { get; init; }

    /// <summary>Only if this is the fence of who runs handlers; null for anybody.</summary>
    public long? Fence { get; init; }

    /// <summary>Completes when it is written, with whether the fence let it pass.</summary>
    public Task<bool> Completion => completion.Task;

    /// <summary>Whether the fence let it pass in the transaction that is about to be committed.</summary>
    public bool HasPassed { get; private set; }

    public void Apply(Statements statements, long fence)
    {
        HasPassed = Fence is null || Fence == fence;
        if (HasPassed)
        {
            apply(statements);
        }
    }

    public void Done()
    {
        IsWritten?.Invoke();
        completion.TrySetResult(HasPassed);
    }

    public void Failed(Exception exception) => completion.TrySetException(exception);
}
