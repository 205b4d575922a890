using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace TwitterEvents.Tool.Doctor;

/// <summary>How long the certificate of an https URL is still valid.</summary>
internal static class CertificateCheck
{
    private const string Name = "certificate";
    private const int FewDays = 14;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <returns>Null if there is none to look at.</returns>
    public static async Task<Check?> RunAsync(TimeProvider time, Uri url, CancellationToken cancellationToken)
    {
        if (url.Scheme != Uri.UriSchemeHttps)
        {
            return null;
        }

        using var timeout = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return await LookAsync(time, url, either.Token);
        }
        catch (Exception exception) when (exception is SocketException or IOException or AuthenticationException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return Check.Skipped(Name, $"{url.Host} showed none.");
        }
    }

    private static async Task<Check> LookAsync(TimeProvider time, Uri url, CancellationToken cancellationToken)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(url.DnsSafeHost, url.Port, cancellationToken);
        var errors = SslPolicyErrors.None;
        DateTimeOffset? until = null;
        await using var tls = new SslStream(socket.GetStream(), leaveInnerStreamOpen: false, (_, certificate, _, found) =>
        {
            errors = found;
            until = certificate is X509Certificate2 shown ? new DateTimeOffset(shown.NotAfter) : null;
            return found == SslPolicyErrors.None;
        });
        try
        {
            await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = url.IdnHost }, cancellationToken);
        }
        catch (AuthenticationException) when (until is not null)
        {
            // One that is not trusted has been seen all the same.
        }

        return until is { } end ? Judge(time, url, end, errors) : Check.Skipped(Name, $"{url.Host} showed none.");
    }

    /// <param name="time">The clock.</param>
    /// <param name="url">Whose certificate it is.</param>
    /// <param name="until">When it ends.</param>
    /// <param name="errors">What this machine finds wrong with it.</param>
    internal static Check Judge(TimeProvider time, Uri url, DateTimeOffset until, SslPolicyErrors errors)
    {
        var days = (int)Math.Floor((until - time.GetUtcNow()).TotalDays);
        var when = string.Create(CultureInfo.InvariantCulture, $"{until.UtcDateTime:yyyy-MM-dd}");
        if (days < 0)
        {
            return Check.Fail(Name, $"The certificate of {url.Host} ended on {when}.", "Renew it.");
        }

        if (errors != SslPolicyErrors.None)
        {
            return Check.Fail(
                Name, $"The certificate of {url.Host} is not trusted here ({errors}).", "X wants one that is valid for the name, with its whole chain.");
        }

        return days < FewDays
            ? Check.Warning(Name, $"The certificate of {url.Host} ends on {when}, in {Days.Text(days)}.", "Renew it; an invalid certificate makes the webhook invalid at once.")
            : Check.Ok(Name, $"The certificate of {url.Host} is valid until {when}, {Days.Text(days)}.");
    }
}
