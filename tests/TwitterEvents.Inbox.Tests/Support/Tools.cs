using System.Net;
using System.Net.Sockets;

namespace TwitterEvents.Inbox.Tests;

/// <summary>What a machine has: programs that may be there, and ports.</summary>
internal static class Tools
{
    public static bool IsOnPath(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(directory => File.Exists(Path.Combine(directory, name)));

    /// <summary>One on loopback that nobody listens at.</summary>
    public static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }
}
