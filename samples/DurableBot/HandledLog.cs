using System.Text;

namespace DurableBot;

/// <summary>Appends lines to a file. Each is given to the system before the call returns, so that it stays when the process is killed.</summary>
internal sealed class HandledLog : IDisposable
{
    private readonly Lock gate = new();
    private readonly FileStream? file;

    public HandledLog(string? path) =>
        file = path is null ? null : new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);

    public void Append(string line)
    {
        var bytes = Encoding.UTF8.GetBytes(line + "\n");
        lock (gate)
        {
            file?.Write(bytes);
        }
    }

    public void Dispose() => file?.Dispose();
}
