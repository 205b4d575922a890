using TwitterEvents.Diagnostics;
using TwitterEvents.Management;
using TwitterEvents.Tool.CommandLine;

namespace TwitterEvents.Tool.Doctor;

/// <summary>Makes the checks, in the order in which a fault hides others.</summary>
/// <param name="invocation">The command.</param>
/// <param name="events">The events whose replacement to name; empty: all.</param>
/// <param name="connects">Whether to connect to the stream.</param>
internal sealed class Examination(Invocation invocation, IReadOnlyCollection<string> events, bool connects)
{
    public async Task<IReadOnlyList<Check>> RunAsync(CancellationToken cancellationToken)
    {
        List<Check> checks = [.. CredentialChecks.Run(invocation.Management), CrcSecretCheck.Run(invocation.Management, invocation.CrcSecret)];
        var (webhooks, apiChecks) = await ApiChecks.ListAsync(invocation, cancellationToken);
        checks.AddRange(apiChecks);
        checks.AddRange(await PermissionCheck.RunAsync(invocation, webhooks, cancellationToken));
        checks.AddRange(await EndpointChecks.RunAsync(invocation, UrlOf(webhooks), cancellationToken));
        checks.Add(RegistrationCheck.Run(invocation, webhooks));
        checks.AddRange(await ActivityChecks.RunAsync(invocation, webhooks, cancellationToken));
        if (connects)
        {
            checks.Add(await StreamCheck.RunAsync(invocation, cancellationToken));
        }

        checks.Add(EncryptedChat.Note);
        checks.Add(AccountActivityEnd.Judge(
            invocation.Time.GetUtcNow(), invocation.IsOwnX, events, await AccountActivityUsers.CountAsync(invocation, webhooks, cancellationToken)));
        return checks;
    }

    /// <summary>Each check repeats it, so that one X lists comes fit to be printed; a URL X takes is not changed by that.</summary>
    private string? UrlOf(IReadOnlyList<Webhook>? webhooks) => invocation.Url is { Length: > 0 } url
        ? url
        : webhooks is [var only] ? OutsideText.Show(only.Url) : null;
}
