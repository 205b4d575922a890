using TwitterEvents.Inbox;

namespace TwitterEvents.Sqlite;

/// <summary>
/// The calls of a line, of which the first alone may be tried again. The others are held back: they are due at a time below zero, so that however many
/// they are, nobody who looks for work comes across them.
/// </summary>
internal static class Lines
{
    /// <summary>Whether a call of it is to be tried again.</summary>
    public static bool IsTaken(Statements statements, InboxKey line) =>
        statements.Value("SELECT 1 FROM calls WHERE line = $line AND due IS NOT NULL LIMIT 1", ("$line", line.ToBytes())) is not null;

    /// <summary>Stores a call that has had no attempt yet behind those before it.</summary>
    public static void Hold(Statements statements, long delivery, InboxCall call, long now)
    {
        statements.Execute(
            """
            INSERT OR IGNORE INTO calls SELECT $key, $delivery, $event, $action, $handler, 0, -$now, $now, $reason, $line
            WHERE NOT EXISTS (SELECT 1 FROM done WHERE key = $key)
            """,
            ("$key", call.Key.ToBytes()),
            ("$delivery", delivery),
            ("$event", call.Event),
            ("$action", call.Action),
            ("$handler", call.Handler),
            ("$now", now),
            ("$reason", "It is held back: its handler keeps strict order, and is to be called again for an earlier event of the user."),
            ("$line", call.Line?.ToBytes()));

        // The last of those before it may have ended meanwhile.
        Next(statements, call.Line, now);
    }

    /// <summary>
    /// Holds back a dead letter that was requeued, behind those of its line before it. A file that no app has opened since there are lines has none.
    /// </summary>
    public static void HoldBack(Statements statements, byte[] key)
    {
        if ((long)statements.Value("SELECT COUNT(*) FROM pragma_table_info('calls') WHERE name = 'line'")! == 0)
        {
            return;
        }

        statements.Execute(
            """
            UPDATE calls SET due = -due WHERE key = $key AND EXISTS (
                SELECT 1 FROM calls b
                WHERE b.line = calls.line AND b.due IS NOT NULL AND (b.delivery, b.event, b.action) < (calls.delivery, calls.event, calls.action))
            """,
            ("$key", key));
    }

    /// <summary>Whoever is the first of it now is held back no more. After each change of a line, in the same transaction.</summary>
    public static void Next(Statements statements, InboxKey? line, long now)
    {
        if (line is { } one)
        {
            statements.Execute(
                """
                UPDATE calls SET due = $now
                WHERE due < 0 AND key = (SELECT key FROM calls WHERE line = $line AND due IS NOT NULL ORDER BY delivery, event, action LIMIT 1)
                """,
                ("$line", one.ToBytes()),
                ("$now", now));
        }
    }
}
