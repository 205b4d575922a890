using TwitterEvents.Management;
using TwitterEvents.Tool.CommandLine;

namespace TwitterEvents.Tool.Doctor;

/// <summary>The public URL: X's rules for it, its answer to the check, its certificate.</summary>
internal static class EndpointChecks
{
    private const string Url = "url";
    private const string Crc = "crc";

    public static async Task<IReadOnlyList<Check>> RunAsync(Invocation invocation, string? url, CancellationToken cancellationToken)
    {
        if (url is null)
        {
            return [Check.Skipped(Url, "No URL is given.", "Give it with --url URL or the setting Twitter:Url.")];
        }

        if (!invocation.IsOwnX && Uri.TryCreate(url, UriKind.Absolute, out var given) && !given.IsLoopback && PublicHost.Problem(given) is { } unreachable)
        {
            return [Check.Fail(Url, $"{url} cannot be called by X: {unreachable}", "Give the public address that leads to the app."), Check.Skipped(Crc, "X could not ask such a URL.")];
        }

        var problem = await invocation.Probe.CheckAsync(url, cancellationToken);
        if (problem?.Kind == CrcProblemKind.Url)
        {
            return [Split(Url, CheckState.Fail, problem.Text), Check.Skipped(Crc, "X would not ask such a URL.")];
        }

        var uri = new Uri(url);
        List<Check> checks = [await HostAsync(invocation, url, uri, cancellationToken), await AnswerAsync(invocation, url, problem, cancellationToken)];
        if (await CertificateCheck.RunAsync(invocation.Time, uri, cancellationToken) is { } certificate)
        {
            checks.Add(certificate);
        }

        return checks;
    }

    private static async Task<Check> HostAsync(Invocation invocation, string url, Uri uri, CancellationToken cancellationToken)
    {
        if (invocation.IsOwnX)
        {
            return Check.Ok(Url, $"{url} is not judged by the rules of the public X (https, a public host, no port): the base address is on this machine.");
        }

        return (await PublicHost.ResolveAsync(uri, cancellationToken)).FirstOrDefault(PublicHost.IsPrivate) is { } address
            ? Check.Warning(Url, $"{uri.Host} is {address} from here, a private address, which X cannot reach.", "Check what its DNS record says outside this network.")
            : Check.Ok(Url, $"{url} is one X takes: https, a public host, no port.");
    }

    private static async Task<Check> AnswerAsync(Invocation invocation, string url, CrcProblem? problem, CancellationToken cancellationToken)
    {
        var options = invocation.Management;
        if (problem is not null)
        {
            return Split(Crc, problem.IsCertain ? CheckState.Fail : CheckState.Warning, problem.Text);
        }

        if (string.IsNullOrEmpty(options.ConsumerSecret) && string.IsNullOrEmpty(options.ClientSecret))
        {
            return Check.Warning(
                Crc, $"{url} answers the check; with the right secret or not, cannot be told here.", "Set Twitter:ConsumerSecret, and Twitter:ClientSecret if the app has one.");
        }

        var isClient = !string.IsNullOrEmpty(options.ClientSecret)
            && (string.IsNullOrEmpty(options.ConsumerSecret) || await invocation.ClientSecretProbe.CheckAsync(url, cancellationToken) is null);
        var used = isClient ? "Twitter:ClientSecret" : "Twitter:ConsumerSecret";
        if (isClient == CrcSecretCheck.IsClient(options, invocation.CrcSecret))
        {
            // Which of two X keys the check with, only X knows.
            var (other, choice) = isClient ? ("Twitter:ConsumerSecret", "Consumer") : ("Twitter:ClientSecret", "Client");
            return string.IsNullOrEmpty(options.ConsumerSecret) || string.IsNullOrEmpty(options.ClientSecret)
                ? Check.Ok(Crc, $"{url} answers the check as X wants it, with {used}.")
                : Check.Ok(Crc, $"{url} answers the check with {used}. If X refuses the webhook all the same, it uses {other}: set Twitter:CrcSecret to {choice}.");
        }

        return Check.Warning(
            Crc,
            $"{url} answers the check with {used}, and with these settings a receiver would take the other one.",
            "Give the receiver that runs there the same settings, Twitter:ClientSecret and Twitter:CrcSecret too.");
    }

    /// <summary>What is wrong, and from the next sentence or clause on the cure.</summary>
    private static Check Split(string name, CheckState state, string text)
    {
        var ends = new[] { text.IndexOf(". ", StringComparison.Ordinal), text.IndexOf("; ", StringComparison.Ordinal) }.Where(end => end > 0).ToList();
        return ends.Count == 0
            ? new Check(name, state, text)
            : new Check(name, state, text[..ends.Min()] + ".", Capitalized(text[(ends.Min() + 2)..]));
    }

    private static string Capitalized(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
