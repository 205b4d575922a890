using System.Diagnostics;
using System.Globalization;

namespace TwitterEvents.Inbox.Tests;

/// <summary>A real file system with little room, which can be filled and made read-only.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("twitter-events-disk-");

    /// <param name="bytes">How much room it has.</param>
    public SmallDisk(int bytes)
    {
        if (!OperatingSystem.IsLinux() || !TryRun("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={bytes},mode=700"), "none", folder.FullName))
        {
            folder.Delete();
            Assert.Skip("A small disk cannot be mounted: that needs Linux, and root.");
        }
    }

    public string Path => folder.FullName;

    public string File(string name = "events.db") => System.IO.Path.Combine(folder.FullName, name);

    /// <summary>Leaves no room at all.</summary>
    public void Fill()
    {
        using var filler = new FileStream(File("filler"), FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        foreach (var size in (int[])[65_536, 4_096, 1])
        {
            var part = new byte[size];
            try
            {
                while (true)
                {
                    filler.Write(part);
                }
            }
            catch (IOException)
            {
                // No further part of this size.
            }
        }
    }

    public void MakeRoom() => System.IO.File.Delete(File("filler"));

    /// <summary>While no file of it is open to be written.</summary>
    public void MakeReadOnly() => Assert.True(TryRun("mount", "-o", "remount,ro", folder.FullName));

    public void MakeWritable() => Assert.True(TryRun("mount", "-o", "remount,rw", folder.FullName));

    public void Dispose()
    {
        TryRun("umount", "--lazy", folder.FullName);
        folder.Delete();
    }

    private static bool TryRun(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
