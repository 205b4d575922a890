using NATS.Client.JetStream;
using NATS.Client.JetStream.Models;

namespace TwitterEvents.Nats;

/// <summary>Makes on the server what the layout says, where it is not there. What is there is compared, and never changed.</summary>
/// <param name="context">The server.</param>
/// <param name="layout">What there is to be.</param>
internal sealed class Setup(NatsJSContext context, Layout layout)
{
    private const int NotFound = 404;

    /// <returns>What is not there, empty if all is; and how a stream was changed so that it drops what it holds, null if none was.</returns>
    public async Task<(IReadOnlyList<string> Missing, string? Change)> LookAsync(CancellationToken cancellationToken)
    {
        List<string> missing = [];
        string? change = null;
        foreach (var wanted in layout.Streams)
        {
            var there = await context.FindStreamInfoAsync(wanted.Name!, cancellationToken).ConfigureAwait(false);
            if (there is null)
            {
                missing.Add(wanted.Name!);
                continue;
            }

            change ??= Differences.LossOf(there.Config, wanted);
            if (layout.ConsumersOf(wanted.Name!).Count() - there.State.ConsumerCount is > 0 and var count)
            {
                missing.Add(Consumers(count, wanted.Name!));
            }
        }

        return (missing, change);
    }

    /// <summary>To make it twice does no harm: the server keeps what it has.</summary>
    /// <param name="made">Is told what was made.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What differs; null if nothing does.</returns>
    public async Task<string?> MakeAsync(Made made, CancellationToken cancellationToken)
    {
        foreach (var wanted in layout.Streams)
        {
            var there = await context.FindStreamInfoAsync(wanted.Name!, cancellationToken).ConfigureAwait(false)
                ?? await MakeStreamAsync(wanted, made, cancellationToken).ConfigureAwait(false);
            if (Differences.Of(there.Config, wanted) is { } difference)
            {
                return difference;
            }
        }

        foreach (var stream in layout.Streams)
        {
            if (await MakeConsumersAsync(stream.Name!, [.. layout.ConsumersOf(stream.Name!)], made, cancellationToken).ConfigureAwait(false) is { } difference)
            {
                return difference;
            }
        }

        return null;
    }

    private static string Consumers(long count, string stream) => $"{count} {(count == 1 ? "consumer" : "consumers")} of {stream}";

    private async Task<StreamInfo> MakeStreamAsync(StreamConfig wanted, Made made, CancellationToken cancellationToken)
    {
        try
        {
            var there = (await context.CreateStreamAsync(wanted, cancellationToken).ConfigureAwait(false)).Info;

            // One that holds something was there, and who was asked first did not know it yet.
            if (there.State.LastSeq == 0)
            {
                made.Streams.Add(wanted.Name!);
            }

            return there;
        }
        catch (NatsJSApiException)
        {
            // Another that starts at the same time may have made it: the server says then that the two are in each other's way.
            if (await context.FindStreamInfoAsync(wanted.Name!, cancellationToken).ConfigureAwait(false) is { } there)
            {
                return there;
            }

            throw;
        }
    }

    private async Task<string?> MakeConsumersAsync(string stream, IReadOnlyList<ConsumerConfig> all, Made made, CancellationToken cancellationToken)
    {
        if (all.Count == 0)
        {
            return null;
        }

        var known = new Dictionary<string, ConsumerConfig>(StringComparer.Ordinal);
        await foreach (var consumer in context.ListConsumersAsync(stream, cancellationToken).ConfigureAwait(false))
        {
            known[consumer.Info.Name] = consumer.Info.Config;
        }

        var count = 0;
        try
        {
            foreach (var wanted in all)
            {
                // A cluster may leave out of a list whose leader does not answer at once, and one that is there must not be made: that would change it silently.
                var there = known.GetValueOrDefault(wanted.Name!) ?? await FindConsumerAsync(stream, wanted.Name!, cancellationToken).ConfigureAwait(false);
                if (there is null)
                {
                    (there, var isNew) = await MakeConsumerAsync(stream, wanted, cancellationToken).ConfigureAwait(false);
                    count += isNew ? 1 : 0;
                }

                if (Differences.Of(stream, there, wanted) is { } difference)
                {
                    return difference;
                }
            }
        }
        finally
        {
            if (count > 0 && !made.Streams.Contains(stream))
            {
                made.Consumers.Add(Consumers(count, stream));
            }
        }

        return null;
    }

    private async Task<(ConsumerConfig There, bool IsNew)> MakeConsumerAsync(string stream, ConsumerConfig wanted, CancellationToken cancellationToken)
    {
        try
        {
            return ((await context.CreateConsumerAsync(stream, wanted, cancellationToken).ConfigureAwait(false)).Info.Config, true);
        }
        catch (NatsJSApiException)
        {
            if (await FindConsumerAsync(stream, wanted.Name!, cancellationToken).ConfigureAwait(false) is { } there)
            {
                return (there, false);
            }

            throw;
        }
    }

    private async Task<ConsumerConfig?> FindConsumerAsync(string stream, string name, CancellationToken cancellationToken)
    {
        try
        {
            return (await context.GetConsumerAsync(stream, name, cancellationToken).ConfigureAwait(false)).Info.Config;
        }
        catch (NatsJSApiException exception) when (exception.Error.Code == NotFound)
        {
            return null;
        }
    }

    /// <summary>What was made, for who reads the log.</summary>
    internal sealed class Made
    {
        public List<string> Streams { get; } = [];

        /// <summary>Of streams that were there.</summary>
        public List<string> Consumers { get; } = [];
    }
}
