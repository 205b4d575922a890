using System.Diagnostics;
using System.Globalization;

namespace TwitterEvents.Benchmarks.Receiving;

/// <summary>A nats-server on loopback, with its store in a folder.</summary>
internal static class NatsProcess
{
    public static Process Start(DirectoryInfo folder, out string address)
    {
        var port = Ports.Free();
        address = string.Create(CultureInfo.InvariantCulture, $"nats://127.0.0.1:{port}");
        string[] arguments = ["-a", "127.0.0.1", "-p", port.ToString(CultureInfo.InvariantCulture), "-js", "-sd", folder.FullName, "-l", Path.Combine(folder.FullName, "nats.log")];
        return Process.Start(new ProcessStartInfo("nats-server", arguments))!;
    }
}
