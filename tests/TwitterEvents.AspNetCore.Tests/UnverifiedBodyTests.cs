using System.Buffers;
using System.Security.Cryptography;
using TwitterEvents.Diagnostics;
using TwitterEvents.Dispatching;
using TwitterEvents.Receiving;
using TwitterEvents.Signing;

namespace TwitterEvents.AspNetCore.Tests;

/// <summary>What is held of a body until its signature is checked.</summary>
public sealed class UnverifiedBodyTests : IDisposable
{
    private const int Megabyte = 1 << 20;

    private readonly TwitterEventsMetrics metrics = new(new RunningHandlers(TimeProvider.System));

    public void Dispose() => metrics.Dispose();

    [Fact]
    public void Whatever_the_pieces_it_is_the_bytes_that_came_and_their_signature()
    {
        var budget = new UnverifiedBytes(metrics);
        var random = new Random(20261125);
        for (var round = 0; round < 300; round++)
        {
            var bytes = new byte[random.Next(random.Next(2) == 0 ? 40_000 : 300_000)];
            random.NextBytes(bytes);
            using var body = new UnverifiedBody(budget, Megabyte, Megabyte);
            for (var at = 0; at < bytes.Length;)
            {
                var length = Math.Min(random.Next(1, random.Next(2) == 0 ? 3_000 : 50_000), bytes.Length - at);
                Assert.Null(body.Append(new ReadOnlySequence<byte>(bytes, at, length)));
                at += length;
            }

            Assert.Equal(bytes.Length, body.Length);
            Assert.True(bytes.AsSpan().SequenceEqual(body.Bytes.ToArray()));
            Assert.True(bytes.AsSpan().SequenceEqual(body.ToMemory().Span));
            var mac = new byte[SigningKey.MacBytes];
            new SigningKey("secret").Sign(body.Bytes, mac);
            Assert.Equal(HMACSHA256.HashData("secret"u8, bytes), mac);
        }
    }

    [Fact]
    public void It_holds_no_more_than_the_bytes_that_came_and_one_part()
    {
        const int Part = 32_768;
        var budget = new UnverifiedBytes(metrics);
        using var body = new UnverifiedBody(budget, Megabyte, Megabyte);

        for (var length = 20_000; length <= Megabyte - 20_000; length += 20_000)
        {
            body.Append(new ReadOnlySequence<byte>(new byte[20_000]));
            Assert.InRange(budget.Used, body.Length, body.Length + Part);
        }

        body.Append(new ReadOnlySequence<byte>(new byte[Megabyte - body.Length]));
        Assert.Equal(Megabyte, budget.Used);
    }

    [Fact]
    public void A_declared_length_alone_takes_no_memory()
    {
        var budget = new UnverifiedBytes(metrics);
        using var body = new UnverifiedBody(budget, Megabyte, Megabyte);

        Assert.Null(body.CheckDeclared(Megabyte));
        body.Append(new ReadOnlySequence<byte>(new byte[1]));

        Assert.Equal(0, budget.Used);
    }

    [Fact]
    public void A_refused_body_gives_back_what_it_held_and_only_once()
    {
        var budget = new UnverifiedBytes(metrics);
        var body = new UnverifiedBody(budget, 100_000, Megabyte);

        Assert.Equal(Refusal.TooManyUnverifiedBytes, body.Append(new ReadOnlySequence<byte>(new byte[Megabyte])));
        Assert.InRange(budget.Used, 1, 100_000);
        body.Dispose();
        body.Dispose();

        Assert.Equal(0, budget.Used);
    }

    [Fact]
    public async Task However_many_reserve_at_once_the_sum_never_exceeds_the_budget()
    {
        const int Max = 1_000;
        var budget = new UnverifiedBytes(metrics);
        var highest = 0L;
        await Task.WhenAll(Enumerable.Range(0, 4).Select(seed => Task.Run(() =>
        {
            var random = new Random(seed);
            for (var i = 0; i < 50_000; i++)
            {
                var count = random.Next(1, 600);
                if (budget.TryReserve(count, Max))
                {
                    highest = Math.Max(highest, budget.Used);
                    budget.Release(count);
                }
            }
        })));

        Assert.InRange(highest, 1, Max);
        Assert.Equal(0, budget.Used);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1 << 20)]
    [InlineData(1 << 30)]
    public void The_default_budget_is_a_share_of_the_memory_with_room_for_one_body(int maxBodyBytes)
    {
        var eighth = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 8;

        Assert.Equal(Math.Max(maxBodyBytes, Math.Min(eighth, 256L << 20)), UnverifiedBytes.DefaultMax(maxBodyBytes));
    }

    [Fact]
    public void A_small_body_that_comes_byte_by_byte_costs_no_more_than_one_that_comes_at_once()
    {
        var budget = new UnverifiedBytes(metrics);
        using var body = new UnverifiedBody(budget, maxUnverified: Megabyte, maxLength: Megabyte);
        var one = new ReadOnlySequence<byte>(new byte[1]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < UnverifiedBody.SmallLength; i++)
        {
            Assert.Null(body.Append(one));
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, UnverifiedBody.SmallLength, 2 * UnverifiedBody.SmallLength);
        Assert.Equal(0, budget.Used);
    }
}
