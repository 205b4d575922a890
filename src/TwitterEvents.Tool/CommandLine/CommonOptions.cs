using System.CommandLine;
using System.Globalization;

namespace TwitterEvents.Tool.CommandLine;

/// <summary>Options that mean the same wherever they are.</summary>
internal static class CommonOptions
{
    public static Option<bool> Json() => new("--json")
    {
        Description = "Prints JSON, for scripts.",
        Recursive = true,
    };

    public static Option<string?> UserSecretsId() => new("--user-secrets-id")
    {
        Description = "Whose user secrets to read. Default: those of the project in the current folder.",
        HelpName = "ID",
        Recursive = true,
    };

    public static Option<string?> SecretFrom(string secrets) => new("--secret-from")
    {
        Description = $"The setting that holds the {secrets}. Default: a throw-away secret.",
        HelpName = "SETTING",
    };

    /// <summary>A number with a point. A comma would be taken for one between thousands: 1,5 for 15.</summary>
    public static bool TryReadSeconds(string text, out double seconds) => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out seconds);

    /// <summary>The secret the setting <c>--secret-from</c> holds; null if none is named.</summary>
    /// <exception cref="UsageException">It is not set, or user secrets are named and no setting of theirs.</exception>
    public static string? ReadSecret(string? name, string? userSecretsId)
    {
        if (name is null)
        {
            return userSecretsId is null
                ? null
                : throw new UsageException("--user-secrets-id does not apply without --secret-from: no other setting is read.");
        }

        return Settings.Load(userSecretsId)[name] is { Length: > 0 } secret
            ? secret
            : throw new UsageException(
                $"The setting {name} is not set. Give it as the environment variable {name.Replace(":", "__", StringComparison.Ordinal)} or with `dotnet user-secrets set {name} …`.");
    }
}
