using System.Net;
using System.Net.Sockets;

namespace TwitterEvents.Tool.Doctor;

/// <summary>Whether X, from outside, can reach a host at all.</summary>
internal static class PublicHost
{
    /// <summary>Names that lead nowhere outside: RFC 6761, RFC 6762, RFC 8375, RFC 9476 and ICANN's <c>.internal</c>.</summary>
    private static readonly string[] PrivateEndings = [".local", ".localhost", ".internal", ".home.arpa", ".test", ".invalid", ".example", ".onion", ".alt"];

    private static readonly IPNetwork[] PrivateNetworks =
    [
        .. ((string[])
        [
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.2.0/24", "192.168.0.0/16", "198.18.0.0/15",
            "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3", "::/127", "fc00::/7", "fe80::/10", "ff00::/8", "2001:db8::/32",
        ]).Select(text => IPNetwork.Parse(text)),
    ];

    /// <returns>Why X cannot call it; null if it may.</returns>
    public static string? Problem(Uri url)
    {
        var host = url.IdnHost.TrimEnd('.');
        return IPAddress.TryParse(host, out var address)
            ? (IsPrivate(address) ? $"{host} is a private address, which X cannot reach." : null)
            : !host.Contains('.', StringComparison.Ordinal) || PrivateEndings.Any(ending => host.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            ? $"{host} is a name of the local network, which X does not know."
            : null;
    }

    /// <summary>What a name means from here; empty if it is not known.</summary>
    public static async Task<IPAddress[]> ResolveAsync(Uri url, CancellationToken cancellationToken)
    {
        try
        {
            return await Dns.GetHostAddressesAsync(url.IdnHost, cancellationToken);
        }
        catch (SocketException)
        {
            return [];
        }
    }

    public static bool IsPrivate(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return Array.Exists(PrivateNetworks, network => network.BaseAddress.AddressFamily == plain.AddressFamily && network.Contains(plain));
    }
}
