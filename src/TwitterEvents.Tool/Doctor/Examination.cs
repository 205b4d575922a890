using TwitterEvents.Management;
using TwitterEvents.Tool.Platform;

namespace TwitterEvents.Tool.Doctor;

/// <summary>Makes the checks, in the order in which a fault hides others.</summary>
internal sealed class Examination(Session session)
{
    public async Task<IReadOnlyList<Check>> RunAsync(CancellationToken cancellationToken)
    {
        List<Check> checks = [.. CredentialChecks.Run(session.Management)];
        var (webhooks, apiChecks) = await ApiChecks.ListAsync(session, cancellationToken);
        checks.AddRange(apiChecks);
        checks.Add(await PermissionCheck.RunAsync(session, webhooks, cancellationToken));
        checks.AddRange(await EndpointChecks.RunAsync(session, UrlOf(webhooks), cancellationToken));
        checks.Add(RegistrationCheck.Run(session, webhooks));
        return checks;
    }

    private string? UrlOf(IReadOnlyList<Webhook>? webhooks) => session.Url is { Length: > 0 } url
        ? url
        : webhooks is [var only] ? only.Url : null;
}
