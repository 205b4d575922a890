using Microsoft.Extensions.Logging;
using TwitterEvents.Diagnostics;

namespace TwitterEvents.Nats;

/// <summary>
/// Looks whether what was made on the server is all there, and makes anew what is not: an operator may have deleted it, or the server have lost its disk. One look
/// at a time, in the background, goes on until all is there.
/// </summary>
/// <param name="setup">What makes it.</param>
/// <param name="connection">The connection.</param>
/// <param name="time">What time it is.</param>
/// <param name="logger">Is told what was made, and why it could not be.</param>
internal sealed class Upkeep(Setup setup, Connection connection, TimeProvider time, ILogger logger)
{
    /// <summary>What is missed is made anew so long after that at the earliest.</summary>
    public static readonly TimeSpan PauseBefore = TimeSpan.FromSeconds(1);

    private readonly Alarm failing = new(time);
    private Task looking = Task.CompletedTask;
    private int isLooking;
    private string? difference;

    /// <summary>How what was made there since the connection was opened is another than was asked for; null if it is not.</summary>
    public string? Difference => Volatile.Read(ref difference);

    /// <summary>The look there is now.</summary>
    public Task Looking => looking;

    /// <returns>What is not there any more, or drops what it holds; null if all is as it was made.</returns>
    public async Task<string?> FindLossAsync(CancellationToken cancellationToken)
    {
        var (missing, change) = await setup.LookAsync(cancellationToken).ConfigureAwait(false);
        if (missing.Count == 0 && change is null)
        {
            return null;
        }

        Look();
        return change ?? $"{string.Join(", ", missing)}: not on the NATS server {connection.Address} any more, and made anew.";
    }

    /// <summary>Begins to look, if nobody does.</summary>
    public void Look()
    {
        if (!connection.Closing.IsCancellationRequested && Interlocked.Exchange(ref isLooking, 1) == 0)
        {
            looking = Task.Run(LookAsync, CancellationToken.None);
        }
    }

    private async Task LookAsync()
    {
        try
        {
            var isWhole = false;
            while (!isWhole)
            {
                // Who has just begun to lead a cluster may not know all of it yet; and what is in work from before is settled meanwhile, or looked at before it is.
                await Task.Delay(PauseBefore, time, connection.Closing).ConfigureAwait(false);
                isWhole = await TryMendAsync().ConfigureAwait(false);
            }
        }
        finally
        {
            Volatile.Write(ref isLooking, 0);
        }
    }

    /// <returns>Whether all is there.</returns>
    private async Task<bool> TryMendAsync()
    {
        var made = new Setup.Made();
        try
        {
            // What else an operator has changed is compared at the next start.
            if (Difference is null && await setup.LookAsync(connection.Closing).ConfigureAwait(false) is ([], null))
            {
                return true;
            }

            var other = await setup.MakeAsync(made, connection.Closing).ConfigureAwait(false);
            if (Interlocked.Exchange(ref difference, other) != other && other is not null)
            {
                logger.Differs(other);
            }

            return other is null;
        }
        catch (Exception exception) when (Connection.IsPassing(exception) && !connection.Closing.IsCancellationRequested)
        {
            // A connection that is lost is told of elsewhere.
            if (connection.IsOpen && failing.IsDue())
            {
                logger.CannotLook(connection.Address, connection.Explain(exception));
            }

            return false;
        }
        catch (Exception exception) when (!connection.Closing.IsCancellationRequested)
        {
            logger.FeedDefect(exception);
            return false;
        }
        finally
        {
            Tell(made);
        }
    }

    private void Tell(Setup.Made made)
    {
        if (made.Streams.Count > 0)
        {
            logger.MadeAnew(string.Join(", ", made.Streams), connection.Address);
        }

        if (made.Consumers.Count > 0)
        {
            logger.ConsumersMadeAnew(string.Join(", ", made.Consumers), connection.Address);
        }
    }
}
