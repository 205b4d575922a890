using System.Diagnostics;

namespace TwitterEvents.Inbox.Tests;

/// <summary>
/// The clock of the processes that are started with it, which can be set while they run: a library that is loaded before all others answers what time it is. The
/// time that only goes on (CLOCK_MONOTONIC) stays what it is, as on a machine whose clock is set.
/// </summary>
internal sealed class MachineClock : IDisposable
{
    private const string Source =
        """
        #include <fcntl.h>
        #include <stdint.h>
        #include <stdlib.h>
        #include <sys/mman.h>
        #include <sys/syscall.h>
        #include <time.h>
        #include <unistd.h>

        static const volatile int64_t *seconds;

        __attribute__((constructor)) static void open_offset(void) {
            const char *path = getenv("TEST_CLOCK_OFFSET");
            int file = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
            void *page = file < 0 ? MAP_FAILED : mmap(0, sizeof *seconds, PROT_READ, MAP_SHARED, file, 0);
            if (page != MAP_FAILED) seconds = page;
        }

        int clock_gettime(clockid_t id, struct timespec *now) {
            int result = (int)syscall(SYS_clock_gettime, id, now);
            if (result == 0 && id == CLOCK_REALTIME && seconds) now->tv_sec += *seconds;
            return result;
        }
        """;

    private static readonly string[] Compilers = ["gcc", "clang"];

    private readonly Folder folder = new();
    private readonly FileStream file;

    public MachineClock()
    {
        var compiler = OperatingSystem.IsLinux() ? Array.Find(Compilers, Tools.IsOnPath) : null;
        Assert.SkipWhen(compiler is null, "A clock that can be set needs Linux and clang or gcc; neither is on the PATH.");
        File.WriteAllText(folder.File("clock.c"), Source);
        using var process = Process.Start(compiler, ["-D_GNU_SOURCE", "-shared", "-fPIC", "-o", folder.File("clock.so"), folder.File("clock.c")]);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        file = new FileStream(folder.File("offset"), FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
        Offset = TimeSpan.Zero;
    }

    /// <summary>How far it is ahead, in whole seconds.</summary>
    public TimeSpan Offset
    {
        get;
        set
        {
            field = value;
            file.Position = 0;
            file.Write(BitConverter.GetBytes((long)value.TotalSeconds));
        }
    }

    /// <summary>What a process is started with to have this clock.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string> { ["LD_PRELOAD"] = folder.File("clock.so"), ["TEST_CLOCK_OFFSET"] = folder.File("offset") };

    public void Dispose()
    {
        file.Dispose();
        folder.Dispose();
    }
}
