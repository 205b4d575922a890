using System.Globalization;

namespace DurableBot;

/// <summary>What the command line says.</summary>
internal sealed record BotOptions(InboxPlace Inbox, string? HandledLog, BotRole Role, int MaxConcurrency, TimeSpan HandlerDelay, double FailRate, TimeSpan Lease)
{
    public const string Usage =
        """
        usage: DurableBot --inbox sqlite:PATH|nats:URL [options]

        Receives X's deliveries at /webhooks/twitter, answers 200 when they are stored, and handles them afterwards.
        Twitter:ConsumerSecret (environment variable Twitter__ConsumerSecret) is the app's consumer secret.

          --inbox sqlite:PATH        the file of the inbox; it is made if it is not there
          --inbox nats:URL           the NATS servers of the inbox, as nats://host:4222; it is made if it is not there
          --inbox-name NAME          the name of the inbox on NATS (twitter-events)
          --inbox-partitions N       in how many lanes it is there (64); every process says the same
          --inbox-replicas N         on how many servers of a cluster (1)
          --handled-log FILE         a line is appended for each event that was handled: wire-name for_user_id event-key attempt
          --role receiver|worker|both
                                     what this process does (both); several may use one inbox
          --max-concurrency N        events handled at the same time (64)
          --handler-delay-ms N       how long the handler takes (0)
          --fail-rate R              how many calls of the handler fail, 0 to 1 (0)
          --lease-seconds N          how long it may be silent before another process takes over (15)
          --urls URL                 where it listens

        Where OTEL_EXPORTER_OTLP_ENDPOINT is set, traces and metrics go there (OTLP).
        """;

    /// <returns>The options; or what is wrong.</returns>
    public static (BotOptions? Options, string? Problem) Read(string[] args)
    {
        // Only what follows a name is its value, so that --urls and settings pass.
        var values = new ConfigurationBuilder().AddCommandLine(args).Build();
        if (values["inbox"] is not { } inbox)
        {
            return (null, "--inbox is missing.");
        }

        if (InboxPlace.Parse(inbox) is not { } place)
        {
            return (null, $"--inbox is '{inbox}'; it is sqlite:PATH or nats:URL.");
        }

        if (!TryReadCount(values["inbox-partitions"], out var partitions) || !TryReadCount(values["inbox-replicas"], out var replicas))
        {
            return (null, "--inbox-partitions and --inbox-replicas are numbers from 1.");
        }

        return Read(values, place with { Name = values["inbox-name"], Partitions = partitions, Replicas = replicas });
    }

    private static bool TryReadCount(string? text, out int? count)
    {
        count = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        return text is null || count > 0;
    }

    private static (BotOptions?, string?) Read(IConfigurationRoot values, InboxPlace place)
    {
        var roleText = values["role"] ?? "both";
        if (!Enum.TryParse<BotRole>(roleText, ignoreCase: true, out var role) || !Enum.IsDefined(role) || char.IsAsciiDigit(roleText[0]))
        {
            return (null, $"--role is '{roleText}'; it is receiver, worker or both.");
        }

        if (!int.TryParse(values["max-concurrency"] ?? "64", NumberStyles.None, CultureInfo.InvariantCulture, out var concurrency) || concurrency < 1)
        {
            return (null, "--max-concurrency is a number from 1.");
        }

        if (!int.TryParse(values["handler-delay-ms"] ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out var delay))
        {
            return (null, "--handler-delay-ms is a number of milliseconds.");
        }

        if (!int.TryParse(values["lease-seconds"] ?? "15", NumberStyles.None, CultureInfo.InvariantCulture, out var lease) || lease < 2)
        {
            return (null, "--lease-seconds is a number from 2.");
        }

        return double.TryParse(values["fail-rate"] ?? "0", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate) && rate <= 1
            ? (new BotOptions(place, values["handled-log"], role, concurrency, TimeSpan.FromMilliseconds(delay), rate, TimeSpan.FromSeconds(lease)), null)
            : (null, "--fail-rate is a number from 0 to 1, as 0.1.");
    }
}
