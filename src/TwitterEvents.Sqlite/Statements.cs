using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace TwitterEvents.Sqlite;

/// <summary>A connection with its statements, each prepared once. For one thread at a time.</summary>
internal sealed partial class Statements(SqliteConnection connection) : IDisposable
{
    /// <summary><c>SQLITE_FCNTL_HAS_MOVED</c> (<see href="https://www.sqlite.org/c3ref/c_fcntl_begin_atomic_write.html"/>).</summary>
    private const int HasMovedQuestion = 20;

    /// <summary>Told of each statement when it is prepared: tests ask SQLite how it finds its rows.</summary>
    internal static Action<string>? Prepared { get; set; }

    private readonly Dictionary<string, SqliteCommand> commands = new(StringComparer.Ordinal);

    /// <returns>How many rows were changed.</returns>
    public int Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) => Command(sql, parameters).ExecuteNonQuery();

    /// <returns>The first value; null if there is no row, or it is null.</returns>
    public object? Value(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        Command(sql, parameters).ExecuteScalar() is { } value and not DBNull ? value : null;

    public SqliteDataReader Read(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) => Command(sql, parameters).ExecuteReader();

    /// <summary>The id of the row that was inserted last.</summary>
    public long LastId => raw.sqlite3_last_insert_rowid(connection.Handle);

    /// <summary>Whether the file was deleted, moved or replaced since it was opened: what is written goes nowhere then.</summary>
    public bool HasMoved
    {
        get
        {
            try
            {
                var moved = 0;

                // Where a system keeps an open file at its place, nothing is said.
                return Ask(connection.Handle!.DangerousGetHandle(), 0, HasMovedQuestion, ref moved) == 0 && moved != 0;
            }
            catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
            {
                return false; // an app may bring another build of SQLite, under another name
            }
        }
    }

    public void Dispose()
    {
        foreach (var command in commands.Values)
        {
            command.Dispose();
        }

        connection.Dispose();
    }

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_file_control")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    private static partial int Ask(nint connection, nint schema, int question, ref int answer);

    private SqliteCommand Command(string sql, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        if (!commands.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this project; values are parameters.
            command.CommandText = sql;
#pragma warning restore CA2100
            foreach (var (name, _) in parameters)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = name });
            }

            commands.Add(sql, command);
            Prepared?.Invoke(sql);
        }

        for (var i = 0; i < parameters.Length; i++)
        {
            command.Parameters[i].Value = parameters[i].Value ?? DBNull.Value;
        }

        return command;
    }
}
