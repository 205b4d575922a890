using System.Net;
using System.Text;
using Microsoft.Extensions.Logging;
using TwitterEvents.Reading.Tests.Support;
using TwitterEvents.Testing;
using TwitterEvents.Tests;

namespace TwitterEvents.AspNetCore.Tests;

/// <summary>
/// Random bodies, signed, through a real receiver to handlers. TWITTEREVENTS_FUZZ_SECONDS says for how long, TWITTEREVENTS_SEED where to begin.
/// </summary>
public sealed class FuzzedReceiverTests
{
    [Fact]
    [Trait("size", "long")]
    public async Task Whatever_is_signed_is_answered_200_or_if_it_is_no_object_400_and_comes_to_the_handlers_unchanged()
    {
        var time = new LongRun("TWITTEREVENTS_FUZZ_SECONDS", TimeSpan.FromMinutes(2));
        var edits = new RandomEdits([.. TwitterSamples.All.Select(sample => sample.Body.ToArray())]);
        var logs = new UnexpectedLogs();
        var (raw, typed) = (default(byte[]), 0);
        await using var host = await ReceiverHost.StartAsync(
            handlers => handlers
                .Handle<TweetCreateEvent>("Posts", (e, _, _) => { typed += e.Tweet is null ? 0 : 1; return default; })
                .Handle<DirectMessageEvent>("Messages", (_, _, _) => { typed++; return default; })
                .Handle<UnknownEvent>("Unknown", (_, context, _) => { raw = context.RawDelivery.ToArray(); return default; })
                .Handle<TwitterEvent>("Any", (_, context, _) => { raw = context.RawDelivery.ToArray(); return default; }, order: 1)
                .Handle<MalformedDelivery>("Malformed", (_, context, _) => { raw = context.RawDelivery.ToArray(); return default; }),
            builder => builder.Logging.ClearProviders().AddProvider(logs),
            settings: new()
            {
                ["Twitter:ConsumerSecret"] = ReceiverHost.ConsumerSecret,
                ["Twitter:HandlerBudget"] = "00:01:00",

                // Almost nothing is remembered: what an edit left as it was is handled again.
                ["Twitter:RedeliveryCapacity"] = "1",
            });

        var (seed, handled, objects) = (time.FirstSeed, 0, 0);
        for (; !time.IsOver; seed++)
        {
            var body = seed % 5 == 0 ? Encoding.UTF8.GetBytes(RandomJson.Object(new Random(seed))) : edits.Next(seed);
            raw = null;
            using var request = Signed.Post(body);
            using var response = await host.SendAsync(request);

            var isObject = body.AsSpan().TrimStart(" \t\r\n"u8).StartsWith("{"u8);
            var expected = isObject ? HttpStatusCode.OK : HttpStatusCode.BadRequest;
            Assert.True(
                response.StatusCode == expected && (raw is null || raw.AsSpan().SequenceEqual(body)),
                $"TWITTEREVENTS_SEED={seed}: {response.StatusCode}, {(raw is null ? "no handler ran" : "a handler ran")}\n{Encoding.UTF8.GetString(body)}");
            objects += isObject ? 1 : 0;
            handled += raw is null ? 0 : 1;
        }

        Console.WriteLine($"   seeds {time.FirstSeed} to {seed - 1}: {objects} objects, {handled} of them new to a handler; {typed} typed events");
        Assert.Empty(logs.Lines);
        Assert.True(handled > objects / 4 && typed > 0, "Too little happened.");
    }
}
