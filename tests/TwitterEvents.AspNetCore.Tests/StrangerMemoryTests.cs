using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using TwitterEvents.Receiving;

namespace TwitterEvents.AspNetCore.Tests;

/// <summary>Bodies that are not verified share one budget, and strangers who hold all of it keep no delivery of X's usual size out.</summary>
public sealed class StrangerMemoryTests
{
    private const int Budget = 262_144;
    private const int XsLargest = 6_600;

    private static readonly TimeSpan BodyTimeLimit = TimeSpan.FromSeconds(10);

    private static readonly byte[] ForgedHead = RawConnection.PostHead(Budget, Forgery);

    private static string Forgery => $"{Signed.Header}: {Signed.Mac("x", "forger")}";

    private static Dictionary<string, string?> SmallBudget => new()
    {
        ["Twitter:ConsumerSecret"] = ReceiverHost.ConsumerSecret,
        ["Twitter:MaxBodyBytes"] = "262144",
        ["Twitter:MaxUnverifiedBytes"] = "262144",
    };

    [Theory]
    [InlineData(XsLargest)]
    [InlineData(16_384)]
    public async Task While_strangers_hold_the_whole_budget_a_delivery_of_Xs_size_is_received(int length)
    {
        await using var host = await ReceiverHost.StartAsync(settings: SmallBudget);
        using var stranger = await HoldBudgetAsync(host);

        Assert.Equal(HttpStatusCode.OK, await host.PostAsync(EventOf(length)));
    }

    [Fact]
    public async Task While_strangers_hold_the_whole_budget_a_large_body_is_answered_503_and_its_connection_closed()
    {
        await using var host = await ReceiverHost.StartAsync(settings: SmallBudget);
        using var stranger = await HoldBudgetAsync(host);
        var before = host.Rejected("too_many_unverified_bytes");

        using var request = Signed.Post(EventOf(16_385));
        using var response = await host.SendAsync(request);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.True(response.Headers.ConnectionClose);
        Assert.Equal(before + 1, host.Rejected("too_many_unverified_bytes"));
    }

    [Fact]
    public async Task A_large_chunked_body_that_finds_no_room_is_answered_503_too()
    {
        await using var host = await ReceiverHost.StartAsync(settings: SmallBudget);
        using var stranger = await HoldBudgetAsync(host);

        using var request = Signed.Post(EventOf(50_000));
        request.Headers.TransferEncodingChunked = true;
        using var response = await host.SendAsync(request);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
    }

    [Fact]
    public async Task A_declared_length_that_finds_no_room_is_refused_before_a_byte_of_the_body_came()
    {
        await using var host = await ReceiverHost.StartAsync(settings: SmallBudget);
        using var stranger = await HoldBudgetAsync(host);
        using var second = await RawConnection.OpenAsync(host.Address);

        await second.SendAsync(ForgedHead);

        Assert.StartsWith("HTTP/1.1 503", await second.ReadHeadAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_CRC_is_answered_while_strangers_hold_the_whole_budget()
    {
        await using var host = await ReceiverHost.StartAsync(settings: SmallBudget);
        using var stranger = await HoldBudgetAsync(host);

        using var crc = await host.GetAsync($"{Signed.Path}?crc_token=abc");

        Assert.Equal(HttpStatusCode.OK, crc.StatusCode);
    }

    [Theory]
    [InlineData("verified")]
    [InlineData("forged")]
    [InlineData("too large")]
    [InlineData("too slow")]
    [InlineData("hung up")]
    public async Task However_a_request_ends_its_memory_leaves_the_budget(string end)
    {
        var time = new SignalingTime();
        var ended = new TaskCompletionSource();
        await using var host = await ReceiverHost.StartAsync(settings: SmallBudget, time: time, pipeline: app =>
        {
            app.Use(async (context, next) =>
            {
                await next(context);
                ended.TrySetResult();
            });
            app.MapTwitterEvents(Signed.Path);
        });
        using var connection = await RawConnection.OpenAsync(host.Address);
        var body = Encoding.UTF8.GetBytes(EventOf(100_000));
        switch (end)
        {
            case "verified":
                await connection.SendAsync([.. RawConnection.PostHead(body.Length, $"{Signed.Header}: {Signed.Mac(body, "consumer-secret")}"), .. body]);
                break;
            case "forged":
                await connection.SendAsync([.. RawConnection.PostHead(body.Length, Forgery), .. body]);
                break;
            case "too large":
                await connection.SendAsync([.. RawConnection.ChunkedPostHead(Forgery), .. RawConnection.Chunk(new byte[Budget + 1])]);
                break;
            default:
                await connection.SendAsync([.. RawConnection.PostHead(body.Length, Forgery), .. body[..50_000]]);
                await time.UntilSomebodyWaitsAsync(BodyTimeLimit);
                if (end == "too slow")
                {
                    time.Advance(BodyTimeLimit);
                }
                else
                {
                    connection.Abort();
                }

                break;
        }

        await ended.Task.WaitAsync(Gate.Patience, TestContext.Current.CancellationToken);

        Assert.Equal(0, host.Services.GetRequiredService<UnverifiedBytes>().Used);
    }

    [Fact]
    public async Task A_delivery_in_work_is_no_part_of_the_budget()
    {
        var gate = new Gate();
        await using var host = await ReceiverHost.StartAsync(
            handlers => handlers.Handle<TwitterEvent>("Slow", (_, _, _) => gate.PassAsync()), settings: SmallBudget, time: new SignalingTime());

        var first = host.PostAsync(EventOf(200_000));
        await gate.Reached;

        Assert.Equal(0, host.Observe("twitter_events.unverified_bytes"));
        gate.Open();
        Assert.Equal(HttpStatusCode.OK, await first);
    }

    [Fact]
    public async Task A_hundred_strangers_with_all_but_the_last_byte_of_a_megabyte_hold_no_more_than_the_budget()
    {
        const int Megabyte = 1 << 20;
        await using var host = await ReceiverHost.StartAsync(settings: new()
        {
            ["Twitter:ConsumerSecret"] = ReceiverHost.ConsumerSecret,
            ["Twitter:MaxUnverifiedBytes"] = "2097152",
        });
        var head = RawConnection.PostHead(Megabyte, Forgery);
        var body = new byte[Megabyte - 1];
        var strangers = await Task.WhenAll(Enumerable.Range(0, 100).Select(async _ =>
        {
            var connection = await RawConnection.OpenAsync(host.Address);
            await connection.SendAsync(head);
            await connection.SendAsync(body);
            return connection;
        }));

        do
        {
            Assert.Equal(HttpStatusCode.OK, await host.PostAsync(EventOf(XsLargest)));
            Assert.InRange(host.Observe("twitter_events.unverified_bytes"), 0, 2 * Megabyte);
        }
        while (host.Rejected("too_many_unverified_bytes") == 0);

        foreach (var stranger in strangers)
        {
            stranger.Abort();
        }

        while (await host.PostAsync(EventOf(Megabyte)) == HttpStatusCode.ServiceUnavailable)
        {
        }
    }

    [Fact]
    public async Task A_budget_smaller_than_one_body_is_refused_at_the_start()
    {
        var error = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(() => ReceiverHost.StartAsync(settings: new()
        {
            ["Twitter:ConsumerSecret"] = ReceiverHost.ConsumerSecret,
            ["Twitter:MaxUnverifiedBytes"] = "1048575",
        }));

        Assert.Contains("Twitter:MaxUnverifiedBytes must be at least Twitter:MaxBodyBytes", error.Message, StringComparison.Ordinal);
    }

    private static async Task<RawConnection> HoldBudgetAsync(ReceiverHost host)
    {
        var stranger = await RawConnection.OpenAsync(host.Address);
        await stranger.SendAsync(ForgedHead);
        await stranger.SendAsync(new byte[Budget - 1]);

        // Asked with something that takes nothing of the budget: a body would compete with the stranger's last bytes.
        while (host.Observe("twitter_events.unverified_bytes") < Budget)
        {
            using var crc = await host.GetAsync($"{Signed.Path}?crc_token=abc");
        }

        return stranger;
    }

    private static string EventOf(int length)
    {
        const string Start = """{"made_up_events":[{"text":" """;
        const string End = "\"}]}";
        return Start + new string('x', length - Start.Length - End.Length) + End;
    }
}
