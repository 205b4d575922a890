using System.CommandLine;
using Microsoft.Extensions.Configuration;

namespace TwitterEvents.Tool.Platform;

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

    public static Option<string?> SecretFrom() => new("--secret-from")
    {
        Description = "The setting that holds the consumer secret to sign with, such as Twitter:ConsumerSecret. Default: a throw-away secret.",
        HelpName = "SETTING",
    };

    /// <summary>The secret a setting holds.</summary>
    /// <exception cref="UsageException">It is not set.</exception>
    public static string ReadSecret(IConfiguration settings, string name) =>
        settings[name] is { Length: > 0 } secret
            ? secret
            : throw new UsageException(
                $"The setting {name} is not set. Give it as the environment variable {name.Replace(":", "__", StringComparison.Ordinal)} or with `dotnet user-secrets set {name} …`.");
}
