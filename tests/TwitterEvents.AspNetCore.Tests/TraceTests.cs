using System.Net;
using System.Text;

namespace TwitterEvents.AspNetCore.Tests;

/// <summary>Traces go to servers of others: they hold no secret, and nothing that people wrote.</summary>
[Collection(nameof(TraceTests))]
[CollectionDefinition(nameof(TraceTests), DisableParallelization = true)]
public sealed class TraceTests
{
    private const string Text = "meet me at the old mill";
    private const string Secret = "consumer-secret-of-this-test";
    private const string CrcToken = "crc-token-of-this-test";
    private const string Body = $$"""{"for_user_id":"1","made_up_events":[{"id":"1","text":"{{Text}}"}]}""";

    [Fact]
    public async Task No_trace_of_what_is_received_holds_a_text_a_signature_or_a_secret()
    {
        using var traces = new AllTraces();
        var fails = true;
        await using (var host = await ReceiverHost.StartAsync(
            handlers => handlers
                .Handle<TwitterEvent>("Good", static (_, _, _) => default)
                .Handle<TwitterEvent>("Bad", (_, _, _) => fails
                    ? throw new InvalidOperationException($"No answer to '{Text}'.", new FormatException(Text))
                    : default),
            settings: new() { ["Twitter:ConsumerSecret"] = Secret }))
        {
            Assert.Equal(HttpStatusCode.InternalServerError, await SendAsync(host, Signed.Post(Body, Secret)));
            fails = false;
            Assert.Equal(HttpStatusCode.OK, await SendAsync(host, Signed.Post(Body, Secret)));
            Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync(host, Signed.Post(Body, "another-secret")));
            Assert.Equal(HttpStatusCode.OK, await SendAsync(host, Signed.Post($$"""{"for_user_id":"1","{{Text}}":""", Secret)));
            using var check = await host.GetAsync($"{Signed.Path}?crc_token={CrcToken}");
            Assert.Equal(HttpStatusCode.OK, check.StatusCode);
            await traces.UntilServedAsync(5);
        }

        // It was listened to: a failing handler is told by the type of its exception alone.
        var failed = Assert.Single(traces.Ended, static span => Equals(span.GetTagItem("error.type"), "System.InvalidOperationException"));
        Assert.Equal("process UnknownEvent", failed.OperationName);
        Assert.Null(failed.StatusDescription);
        Assert.Empty(failed.Events);
        Assert.Contains(traces.Ended, static span => span.Source.Name == "System.Net.Http");
        traces.AssertHidden(
            Text, Secret, CrcToken, Signed.Mac(Body, Secret)["sha256=".Length..], Signed.Mac(CrcToken, Secret)["sha256=".Length..], Convert.ToBase64String(Encoding.UTF8.GetBytes(Body)));
    }

    private static async Task<HttpStatusCode> SendAsync(ReceiverHost host, HttpRequestMessage request)
    {
        using (request)
        {
            using var response = await host.SendAsync(request);
            return response.StatusCode;
        }
    }
}
