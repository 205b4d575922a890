using TwitterEvents;

namespace DurableBot;

/// <summary>Handles every event: waits as long as it is told, fails as often as it is told, and writes a line.</summary>
internal sealed class EverythingHandler(BotOptions options, HandledLog log) : IHandle<TwitterEvent>
{
    public async ValueTask HandleAsync(TwitterEvent e, EventContext context, CancellationToken cancellationToken)
    {
        if (options.HandlerDelay > TimeSpan.Zero)
        {
            await Task.Delay(options.HandlerDelay, cancellationToken);
        }

#pragma warning disable CA5394 // It decides which calls fail, and nothing that is to be secret.
        if (options.FailRate > 0 && Random.Shared.NextDouble() < options.FailRate)
        {
            throw new InvalidOperationException("This call was to fail (--fail-rate).");
        }
#pragma warning restore CA5394

        log.Add($"{Word(context.WireName)} {Word(context.ForUserId)} {Word(EventKey.Of(e, context))} {context.Attempt}");
    }

    /// <summary>A field without a space in it.</summary>
    private static string Word(string? text) => string.IsNullOrEmpty(text) ? "-" : text.Replace(' ', '_').Replace('\n', '_');
}
