using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace DurableBot;

/// <summary>
/// Appends lines to a file, which other processes may append to as well. Each is given to the system before the call returns, so that it stays when the
/// process is killed.
/// </summary>
internal sealed partial class HandledLog : IDisposable
{
    private const int WriteOnly = 1, Create = 0x40, Append = 0x400, CloseOnExec = 0x80000;
    private const int ReadableByAll = 0b110_100_100;

    private readonly Lock gate = new();
    private readonly FileStream? file;

    public HandledLog(string? path) => file = path is null ? null : Open(path);

    public void Add(string line)
    {
        var bytes = Encoding.UTF8.GetBytes(line + "\n");
        lock (gate)
        {
            file?.Write(bytes);
        }
    }

    public void Dispose() => file?.Dispose();

    private static FileStream Open(string path)
    {
        // FileMode.Append looks for the end once, and would write over what another process has appended since.
        if (!OperatingSystem.IsLinux())
        {
            return new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        }

        var descriptor = Open(path, WriteOnly | Create | Append | CloseOnExec, ReadableByAll);
        return descriptor < 0
            ? throw new IOException($"{path} cannot be opened: {new Win32Exception(Marshal.GetLastPInvokeError()).Message}.")
            : new FileStream(new SafeFileHandle(descriptor, ownsHandle: true), FileAccess.Write, bufferSize: 0);
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags, int mode);
}
