using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TwitterEvents.Dispatching;
using TwitterEvents.Redelivery;
using TwitterEvents.Tests;

namespace TwitterEvents.AspNetCore.Tests;

/// <summary>Ten minutes of a bad day on a real socket. TWITTEREVENTS_SOAK_SECONDS says for how long.</summary>
public sealed class SoakTests
{
    private const int Rounds = 10;
    private const int RedeliveryCapacity = 2_000;

    /// <summary>
    /// How much more the heap may hold at the end than after the warm-up. Ten minutes make some 100,000 requests and more on a slow machine, so
    /// that a leak of 60 bytes a request exceeds it; noise is a tenth of it.
    /// </summary>
    private const long MaxGrowthBytes = 6_000_000;

    /// <summary>A machine that others share may stand still for seconds now and then; one check of so many may be too late for that.</summary>
    private const int MinChecksPerStandstill = 1_000;

    /// <summary>Connections and threads come and go; one kept of a thousand requests exceeds it.</summary>
    private const int MaxGrowthOfHandles = 60;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // A handler failed, timed out, was not begun in its time, was refused; its services failed to be disposed, or were not in time.
    private static readonly int[] ErrorsOfHandlers = [1, 9, 10, 12, 13, 19];

    [Fact]
    [Trait("size", "long")]
    public async Task Under_mixed_and_hostile_traffic_memory_stays_flat_every_check_is_answered_in_time_and_nothing_unexpected_is_logged()
    {
        var duration = new LongRun("TWITTEREVENTS_SOAK_SECONDS", TimeSpan.FromMinutes(10)).Duration;
        var logs = new UnexpectedLogs(ErrorsOfHandlers);
        var handlers = new SoakHandlers();
        await using var app = await StartAsync(logs, handlers);
        var traffic = new SoakTraffic(new Uri(app.Urls.Single()), () => Reload(app.Configuration));
        var samples = new List<MemorySample>();

        for (var round = 0; round < Rounds; round++)
        {
            await traffic.RunAsync(duration / Rounds);
            await UntilNothingRunsAsync(app.Services.GetRequiredService<RunningHandlers>());
            samples.Add(MemorySample.Take(traffic.Requests));
            Console.WriteLine($"   {samples[^1]}");
        }

        Console.WriteLine($"   slowest check {traffic.SlowestCheck.TotalMilliseconds:0} ms, {handlers.Calls} calls of handlers, {logs.Expected} Error lines of handlers");
        Console.WriteLine($"   {string.Join(", ", traffic.Answers.OrderBy(answer => answer.Key, StringComparer.Ordinal).Select(answer => $"{answer.Value} × {answer.Key}"))}");
        Assert.Empty(logs.Lines);
        AssertAnswers(traffic.Answers);
        Assert.Equal(RedeliveryCapacity, app.Services.GetRequiredService<HandledMemory>().Count);
        AssertFlat(samples);
    }

    private static async Task<WebApplication> StartAsync(UnexpectedLogs logs, SoakHandlers handlers)
    {
        var app = ReceiverHost.Build(handlers.AddTo, builder => builder.Logging.AddProvider(logs), settings: new()
        {
            ["Twitter:ConsumerSecret"] = ReceiverHost.ConsumerSecret,
            ["Twitter:HandlerTimeout"] = $"{SoakHandlers.Limit}",
            ["Twitter:HandlerBudget"] = "00:00:00.3",
            ["Twitter:MaxConcurrentDeliveries"] = "16",
            ["Twitter:RedeliveryCapacity"] = $"{RedeliveryCapacity}",
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    private static void Reload(IConfiguration configuration)
    {
        configuration["Twitter:MaxDepth"] = $"{Random.Shared.Next(100, 200)}";
        ((IConfigurationRoot)configuration).Reload();
    }

    private static async Task UntilNothingRunsAsync(RunningHandlers running)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (running.Count > 0 || running.Overrunning > 0)
        {
            await Task.Delay(20, patience.Token);
        }
    }

    private static void AssertAnswers(IReadOnlyDictionary<string, long> answers)
    {
        string[] good = ["200", "500", "503"];
        string[] bad = ["400"];
        foreach (var (answer, count) in answers)
        {
            var (kind, status) = (answer.Split(' ')[0], answer.Split(' ')[^1]);
            var isRight = kind switch
            {
                "check" => answer is "check right" or "check in time" || answer == "check too late" && count * MinChecksPerStandstill <= answers["check right"],
                "new" or "again" or "random" => good.Contains(status),
                "hostile" => good.Contains(status) || bad.Contains(status),
                "forged" => status == "401",
                "slow" => answer is "slow 408" or "slow 503" or "slow closed" or "slow reset" or "slow hung up",
                "half" => answer is "half 400" or "half 401" or "half 503" or "half closed" or "half reset",
                _ => true,
            };
            Assert.True(isRight, $"{count} × {answer}");
        }

        string[] expected =
            ["check right", "new 200", "new 500", "new 503", "again 200", "hostile 200", "hostile 400", "random 200", "forged 401", "aborted", "reload"];
        Assert.Empty(expected.Except(answers.Keys));
    }

    private static void AssertFlat(List<MemorySample> samples)
    {
        var third = (Rounds - 1) / 3;
        var (early, late) = (samples.GetRange(1, third), samples.GetRange(Rounds - third, third));
        var story = string.Join("\n", samples);
        var growth = Median(late, sample => sample.HeapBytes) - Median(early, sample => sample.HeapBytes);
        Assert.True(growth < MaxGrowthBytes, $"The heap grew by {growth / 1e6:0.0} MB.\n{story}");
        Assert.True(Median(late, sample => sample.Handles) - Median(early, sample => sample.Handles) < MaxGrowthOfHandles, $"Handles are kept.\n{story}");
        Assert.True(Median(late, sample => sample.Threads) - Median(early, sample => sample.Threads) < MaxGrowthOfHandles, $"Threads are kept.\n{story}");
    }

    private static long Median(List<MemorySample> samples, Func<MemorySample, long> value) => samples.Select(value).Order().ElementAt(samples.Count / 2);
}
