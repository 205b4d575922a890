using System.Net;

namespace TwitterEvents.Management;

/// <summary>The proxy of the machine, but for this machine itself: a proxy's loopback is another, and would see the credentials.</summary>
internal sealed class DirectToLoopback : IWebProxy
{
    public ICredentials? Credentials
    {
        get => HttpClient.DefaultProxy.Credentials;
        set => throw new NotSupportedException();
    }

    public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : HttpClient.DefaultProxy.GetProxy(destination);

    public bool IsBypassed(Uri host) => host.IsLoopback || HttpClient.DefaultProxy.IsBypassed(host);
}
