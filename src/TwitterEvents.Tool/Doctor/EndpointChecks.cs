using TwitterEvents.Management;
using TwitterEvents.Tool.Platform;

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

        var problem = await invocation.Probe.CheckAsync(url, cancellationToken);
        if (problem?.Kind == CrcProblemKind.Url)
        {
            return [Split(Url, CheckState.Fail, problem.Text), Check.Skipped(Crc, "X would not ask such a URL.")];
        }

        List<Check> checks = [Check.Ok(Url, $"{url} is one X takes."), Answer(invocation, url, problem)];
        if (await CertificateCheck.RunAsync(invocation.Time, new Uri(url), cancellationToken) is { } certificate)
        {
            checks.Add(certificate);
        }

        return checks;
    }

    private static Check Answer(Invocation invocation, string url, CrcProblem? problem)
    {
        if (problem is not null)
        {
            return Split(Crc, problem.IsCertain ? CheckState.Fail : CheckState.Warning, problem.Text);
        }

        return string.IsNullOrEmpty(invocation.Management.ConsumerSecret) && string.IsNullOrEmpty(invocation.Management.ClientSecret)
            ? Check.Warning(Crc, $"{url} answers the check; with the right secret or not, cannot be told here.", "Set Twitter:ConsumerSecret.")
            : Check.Ok(Crc, $"{url} answers the check as X wants it.");
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
