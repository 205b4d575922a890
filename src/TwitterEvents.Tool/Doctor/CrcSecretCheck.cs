using TwitterEvents.Management;

namespace TwitterEvents.Tool.Doctor;

/// <summary>Which of the two secrets answers the check of a receiver with these settings, and whether X asks for that one.</summary>
internal static class CrcSecretCheck
{
    private const string Name = "crc secret";
    private const string Consumer = "Twitter:ConsumerSecret";
    private const string Client = "Twitter:ClientSecret";
    private const string Choice = "Twitter:CrcSecret";
    private const string XKeys = "X keys the check with the OAuth 2.0 client secret where the app has one, otherwise with the consumer secret";

    /// <param name="options">The secrets.</param>
    /// <param name="choice">The setting <c>CrcSecret</c>.</param>
    public static Check Run(TwitterManagementOptions options, string? choice)
    {
        var hasConsumer = !string.IsNullOrEmpty(options.ConsumerSecret);
        var hasClient = !string.IsNullOrEmpty(options.ClientSecret);
        var wanted = string.IsNullOrEmpty(choice) ? null : choice;
        return
            wanted is not null && !Is(wanted, nameof(Client)) && !Is(wanted, nameof(Consumer))
                ? Check.Fail(Name, $"{Choice} is neither Client nor Consumer, and the receiver does not start.", $"Leave it out: {XKeys}.")
            : (hasConsumer, hasClient) switch
            {
                (false, false) => Check.Fail(Name, $"Neither {Consumer} nor {Client} is set: nothing answers the check.", $"Set them: {XKeys}."),
                (true, true) => Both(wanted),
                (true, false) => Check.Ok(
                    Name, $"{Consumer} answers the check. That is right only for an app without an OAuth 2.0 client secret; of one that has it, set {Client} too."),
                _ => Check.Ok(Name, $"{Client} answers the check. Deliveries that X signs with the consumer secret alone are refused without {Consumer}."),
            };
    }

    /// <summary>Whether a receiver with these settings answers with the client secret.</summary>
    public static bool IsClient(TwitterManagementOptions options, string? choice) =>
        !string.IsNullOrEmpty(options.ClientSecret) && (string.IsNullOrEmpty(options.ConsumerSecret) || !Is(choice, nameof(Consumer)));

    private static Check Both(string? choice) => Is(choice, nameof(Consumer))
        ? Check.Warning(Name, $"{Consumer} answers the check, for {Choice} says so, although {Client} is set. {XKeys}.", $"If X says that the check fails, leave {Choice} out.")
        : Check.Ok(Name, $"{Client} answers the check{(choice is null ? $", for {Choice} is not set" : "")}; both secrets verify deliveries. {XKeys}.");

    private static bool Is(string? text, string word) => string.Equals(text, word, StringComparison.OrdinalIgnoreCase);
}
