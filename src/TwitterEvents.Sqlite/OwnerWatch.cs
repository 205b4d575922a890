namespace TwitterEvents.Sqlite;

/// <summary>
/// Judges whether the process that has the right to run handlers has fallen silent: by what is seen of it, and by a time that only goes on. The clock may be set
/// at any moment, and what it was made to say before means nothing then.
/// </summary>
internal sealed class OwnerWatch(TimeSpan lease, TimeProvider time)
{
    private (long Fence, long Until)? seen;
    private long seenAt;
    private TimeSpan patience;

    /// <param name="fence">Its fence, as it stands in the file now.</param>
    /// <param name="until">Until when it has the right, in milliseconds since 1970; 0 if it gave it back.</param>
    /// <returns>Whether another may take over.</returns>
    public bool IsSilent(long fence, long until)
    {
        if (seen != (fence, until))
        {
            patience = PatienceWith(until);
            seen = (fence, until);
            seenAt = time.GetTimestamp();
        }

        return until == 0 || time.GetElapsedTime(seenAt) >= patience;
    }

    private TimeSpan PatienceWith(long until)
    {
        var left = TimeSpan.FromMilliseconds(until - time.GetUtcNow().ToUnixTimeMilliseconds());
        if (left > 2 * lease)
        {
            // Written by another clock.
            left = lease;
        }

        // At the first look there is nothing but the clock, and who ended long ago is not waited for. Afterwards it was alive a moment ago.
        return seen is null || left > lease ? left : lease;
    }
}
