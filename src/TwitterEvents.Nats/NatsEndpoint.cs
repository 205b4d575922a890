using System.Text.RegularExpressions;
using NATS.Client.Core;
using NATS.Client.JetStream;

namespace TwitterEvents.Nats;

/// <summary>How the server is reached, and how it is named where people read.</summary>
internal static partial class NatsEndpoint
{
    public const string TooLarge = "it takes no message as large as that (max_payload)";

    /// <summary>All before the last @ of an address; a comma ends one where another scheme follows.</summary>
    [GeneratedRegex("(?<=^|,)( *(?:[a-zA-Z]+://)?)(?:(?!,[a-zA-Z ]+://).)*@")]
    private static partial Regex Credentials { get; }

    public static NatsOpts OptionsOf(NatsInboxOptions options)
    {
        // Its own log names the address with what is in it; what there is to say is logged here.
        var connection = NatsOpts.Default with
        {
            Url = options.Url,
            Name = "TwitterEvents",
            AuthOpts = options.CredentialsFile is { } file ? NatsAuthOpts.Default with { CredsFile = file } : NatsAuthOpts.Default,
            TlsOpts = options.CaFile is { } ca ? NatsTlsOpts.Default with { CaFile = ca } : NatsTlsOpts.Default,

            // One that hangs is left after two without an answer: by default the client would stay for minutes, and X hear 503.
            PingInterval = TimeSpan.FromSeconds(5),

            // It comes back by itself, however long that takes.
            MaxReconnectRetry = -1,
            IgnoreAuthErrorAbort = true,
            PublishTimeoutOnDisconnected = true,
            ReconnectWaitMin = TimeSpan.FromMilliseconds(100),
            ReconnectWaitMax = TimeSpan.FromSeconds(2),
        };
        return options.ConfigureConnection?.Invoke(connection) ?? connection;
    }

    /// <summary>The addresses without a name and a password that may be in them, however those are written.</summary>
    public static string Show(string url) => Credentials.Replace(url, "$1");

    /// <returns>What is wrong with the addresses, without a password; null if the client can read them.</returns>
    public static string? FindProblem(string url)
    {
        var parts = url.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        // What is before a comma in a password can look like a host and its port.
        var isCut = parts.Zip(parts.Skip(1), static (one, next) => !one.Contains('@') && next.Contains('@') && !next.Contains("://", StringComparison.Ordinal)).Contains(true);
        return !isCut && parts.All(IsAddress)
            ? null
            : "Url is no address as nats://name:password@host:4222, or several of those with commas between them. In a name or a password write %40 for @, %2C for a comma, %3A for : and %2F for /.";
    }

    private static bool IsAddress(string text) =>
        Uri.TryCreate(text.Contains("://", StringComparison.Ordinal) ? text : $"nats://{text}", UriKind.Absolute, out var address)
        && address.Host.Length > 0
        && !address.PathAndQuery.Contains('@')
        && !address.Fragment.Contains('@');

    /// <summary>Whether the server knows who asks, and does not let them.</summary>
    public static bool IsRefused(Exception exception) =>
        exception is NatsServerException { IsAuthError: true } || (exception.InnerException is { } inner && IsRefused(inner));

    /// <summary>A sentence's end, without an address.</summary>
    public static string Why(Exception exception) => exception switch
    {
        _ when IsRefused(exception) => "it refuses the credentials",
        OutOfMemoryException => "the process here has run out of memory; give it more",
        NatsJSApiException api => $"JetStream says: {api.Error.Description} ({api.Error.Code})",
        NatsJSPublishNoResponseException => "no stream takes it there: it was deleted, or has no leader at this moment",
        NatsJSApiNoResponseException or NatsNoRespondersException => "JetStream does not answer; is it enabled there (nats-server --jetstream)?",
        NatsPayloadTooLargeException => TooLarge,
        NatsConnectionFailedException or IOException or System.Net.Sockets.SocketException => "it does not answer, or refuses the connection",
        NatsTimeoutException or NatsNoReplyException or OperationCanceledException => "it did not answer in time",
        { InnerException: { } inner } when inner is NatsException or IOException or System.Net.Sockets.SocketException => Why(inner),

        // The client names the addresses in its text, and has no other type for it.
        _ when exception.GetType() == typeof(NatsException) => "it does not answer, or refuses the connection",
        _ => $"{exception.GetType().Name}",
    };
}
