using System.Net;

namespace TwitterEvents.Management.Tests;

/// <summary>The proxy of the machine (<c>HTTP_PROXY</c>) is for other machines.</summary>
[Collection(nameof(ProxyTests))]
[CollectionDefinition(nameof(ProxyTests), DisableParallelization = true)]
public sealed class ProxyTests : IDisposable
{
    private readonly IWebProxy before = HttpClient.DefaultProxy;

    public void Dispose() => HttpClient.DefaultProxy = before;

    [Fact]
    public async Task Plain_HTTP_to_this_machine_goes_through_no_proxy()
    {
        await using var proxy = await ScriptedServer.StartAsync(200, "[]");
        await using var server = await ScriptedServer.StartAsync(200, "[]");
        HttpClient.DefaultProxy = new WebProxy(proxy.Address) { BypassProxyOnLocal = false };
        await using var client = Client.Of(server.Address, TwitterApi.V2);

        await client.X.ListAsync(TestContext.Current.CancellationToken);

        Assert.Empty(proxy.Requests);
        Assert.Single(server.Requests);
    }

    [Fact]
    public void What_is_elsewhere_goes_through_the_proxy()
    {
        HttpClient.DefaultProxy = new WebProxy("http://127.0.0.1:9") { BypassProxyOnLocal = false };
        var proxy = new DirectToLoopback();

        Assert.False(proxy.IsBypassed(new Uri("https://api.x.com/2/webhooks")));
        Assert.Equal(9, proxy.GetProxy(new Uri("https://api.x.com/2/webhooks"))!.Port);
    }
}
