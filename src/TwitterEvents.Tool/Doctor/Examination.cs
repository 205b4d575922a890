using TwitterEvents.Management;
using TwitterEvents.Tool.Platform;

namespace TwitterEvents.Tool.Doctor;

/// <summary>Makes the checks, in the order in which a fault hides others.</summary>
internal sealed class Examination(Invocation invocation)
{
    public async Task<IReadOnlyList<Check>> RunAsync(CancellationToken cancellationToken)
    {
        List<Check> checks = [.. CredentialChecks.Run(invocation.Management)];
        var (webhooks, apiChecks) = await ApiChecks.ListAsync(invocation, cancellationToken);
        checks.AddRange(apiChecks);
        checks.Add(await PermissionCheck.RunAsync(invocation, webhooks, cancellationToken));
        checks.AddRange(await EndpointChecks.RunAsync(invocation, UrlOf(webhooks), cancellationToken));
        checks.Add(RegistrationCheck.Run(invocation, webhooks));
        return checks;
    }

    private string? UrlOf(IReadOnlyList<Webhook>? webhooks) => invocation.Url is { Length: > 0 } url
        ? url
        : webhooks is [var only] ? only.Url : null;
}
