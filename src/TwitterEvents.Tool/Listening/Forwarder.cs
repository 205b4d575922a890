using System.Globalization;
using TwitterEvents.Diagnostics;
using TwitterEvents.Management;
using TwitterEvents.Testing;
using TwitterEvents.Tool.CommandLine;
using TwitterEvents.Tool.Sending;

namespace TwitterEvents.Tool.Listening;

/// <summary>Posts each line to a receiver, signed as X signs deliveries of an app with these secrets. Nothing is sent twice.</summary>
internal sealed class Forwarder : IDisposable
{
    private readonly Uri url;
    private readonly string? consumerSecret;
    private readonly string? clientSecret;
    private readonly Output output;
    private readonly Sender sender;
    private bool isUnauthorizedTold;

    /// <exception cref="UsageException">There is no secret to sign with.</exception>
    public Forwarder(Uri url, TwitterManagementOptions settings, Output output)
    {
        this.url = url;
        this.output = output;
        (consumerSecret, clientSecret) = (NotEmpty(settings.ConsumerSecret), NotEmpty(settings.ClientSecret));
        if (consumerSecret is null && clientSecret is null)
        {
            throw new UsageException(
                $"--forward signs as X does, with {Settings.Section}:ClientSecret, {Settings.Section}:ConsumerSecret, or both, and neither is set: set what the receiver has.");
        }

        sender = new Sender(url);
    }

    public async Task<SendOutput> ForwardAsync(ReadOnlyMemory<byte> line, CancellationToken cancellationToken)
    {
        using var request = consumerSecret is null ? SignedRequest.OAuth2Delivery(url, line, clientSecret!) : SignedRequest.Delivery(url, line, consumerSecret);
        if (consumerSecret is not null && clientSecret is not null)
        {
            request.Headers.Add(SignedRequest.OAuth2SignatureHeader, SignedRequest.Sign(line.Span, clientSecret));
        }

        var result = await sender.SendAsync(request, cancellationToken);
        if (result.Status == 401 && !isUnauthorizedTold)
        {
            isUnauthorizedTold = true;
            output.Note($"401: the receiver does not take the signature. It runs with other secrets than {Settings.Section}:ConsumerSecret and {Settings.Section}:ClientSecret here.");
        }

        return result;
    }

    /// <summary>How it was answered, for people.</summary>
    public static string Describe(SendOutput result)
    {
        var time = string.Create(CultureInfo.InvariantCulture, $"after {result.Milliseconds} ms");
        return result.Status switch
        {
            200 => $"forwarded: 200 {time}",
            { } status => string.Create(CultureInfo.InvariantCulture, $"forwarded: {status} {time}; X would send it again"),
            null => $"not delivered: {OutsideText.Show(result.Failure)}",
        };
    }

    public void Dispose() => sender.Dispose();

    private static string? NotEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
