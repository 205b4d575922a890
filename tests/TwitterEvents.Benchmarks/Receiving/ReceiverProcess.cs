using System.Diagnostics;
using System.Globalization;

namespace TwitterEvents.Benchmarks.Receiving;

/// <summary>Starts <see cref="StrangersReceiver"/> with the heap of a container of 384 MB, and watches it.</summary>
internal sealed class ReceiverProcess : IDisposable
{
    private const string HeapLimit = "0x18000000";

    private readonly Process process;

    public ReceiverProcess()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, StrangersReceiver.Argument)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_GCHeapHardLimit"] = HeapLimit;
        process = Process.Start(start)!;
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        Url = new Uri(new Uri(process.StandardOutput.ReadLine()!), StrangersReceiver.Path);
    }

    public Uri Url { get; }

    public bool IsAlive => !process.HasExited;

    /// <summary>The most memory it has used, in bytes.</summary>
    public long Peak
    {
        get
        {
            process.Refresh();
            return IsAlive ? process.PeakWorkingSet64 : 0;
        }
    }

    /// <summary>What its objects hold, in bytes; 0 if it is dead.</summary>
    public async Task<long> GetHeldAsync()
    {
        if (!IsAlive)
        {
            return 0;
        }

        await process.StandardInput.WriteLineAsync();
        return long.TryParse(await process.StandardOutput.ReadLineAsync(), CultureInfo.InvariantCulture, out var bytes) ? bytes : 0;
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(TimeSpan.FromSeconds(5)))
        {
            process.Kill();
        }

        process.Dispose();
    }
}
