using Microsoft.Data.Sqlite;

namespace TwitterEvents.Inbox.Tests;

/// <summary>Looks into a SQLite file, beside the apps that have it open.</summary>
internal static class Query
{
    /// <summary>The first value.</summary>
    public static object? Value(string path, string sql, SqliteOpenMode mode = SqliteOpenMode.ReadWrite)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False;Mode={mode}");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of the tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
