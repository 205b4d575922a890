using Microsoft.Extensions.Logging;

namespace TwitterEvents.Diagnostics;

/// <summary>Tells a process that has run out of memory apart from a defect, and says so once a minute: there are many of it, and each costs memory.</summary>
internal sealed class MemoryAlarm(TimeProvider time, ILogger logger)
{
    private readonly Alarm alarm = new(time);

    /// <param name="exception">What was thrown.</param>
    /// <param name="consequence">What becomes of what was to be done; a clause.</param>
    /// <returns>Whether there was no memory.</returns>
    public bool Tells(Exception exception, string consequence)
    {
        if (exception is not OutOfMemoryException)
        {
            return false;
        }

        if (alarm.IsDue())
        {
            logger.OutOfMemory(consequence);
        }

        return true;
    }
}
