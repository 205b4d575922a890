using System.Net;
using System.Net.Sockets;

namespace TwitterEvents.Tests;

/// <summary>Ports on loopback for servers that must know theirs before they listen.</summary>
internal static class Ports
{
    /// <summary>Below what Linux, macOS and Windows give to who connects: one of those may be taken again before the server listens, or while it is down.</summary>
    private const int First = 10_000;

    private const int End = 32_768;

    /// <summary>One that nobody listens at.</summary>
    public static int Free()
    {
        while (true)
        {
            var port = Random.Shared.Next(First, End);
            try
            {
                using var socket = new TcpListener(IPAddress.Loopback, port);
                socket.Start();
                return port;
            }
            catch (SocketException exception) when (exception.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
            {
                // The next.
            }
        }
    }
}
