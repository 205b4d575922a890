using System.Diagnostics;
using System.Globalization;

namespace TwitterEvents.AspNetCore.Tests;

/// <summary>What the process holds while nothing is in work.</summary>
internal sealed record MemorySample(long Requests, long HeapBytes, int Handles, int Threads, long ResidentBytes)
{
    public static MemorySample Take(long requests)
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        using var process = Process.GetCurrentProcess();
        return new MemorySample(
            requests, GC.GetTotalMemory(forceFullCollection: true), process.HandleCount, process.Threads.Count, process.WorkingSet64);
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"after {Requests,9:N0} requests: heap {HeapBytes / 1e6,7:0.00} MB, {Handles} handles, {Threads} threads, resident {ResidentBytes / 1e6:0} MB");
}
