using TwitterEvents.Management;

namespace TwitterEvents.Tool.Doctor;

/// <summary>Which credentials are set, by name, and which commands lack one.</summary>
internal static class CredentialChecks
{
    private const string Name = "credentials";

    public static IEnumerable<Check> Run(TwitterManagementOptions options)
    {
        Credential[] all =
        [
            new(nameof(options.ConsumerKey), options.ConsumerKey),
            new(nameof(options.ConsumerSecret), options.ConsumerSecret),
            new(nameof(options.AccessToken), options.AccessToken),
            new(nameof(options.AccessTokenSecret), options.AccessTokenSecret),
            new(nameof(options.BearerToken), options.BearerToken),
            new(nameof(options.ClientId), options.ClientId),
            new(nameof(options.ClientSecret), options.ClientSecret),
        ];
        var key = all[..2];
        var owner = all[..4];
        var isV2 = options.Api is TwitterApi.XActivity or TwitterApi.V2;
        yield return all.Any(credential => credential.IsSet)
            ? Check.Ok(Name, $"Set: {Names(all.Where(credential => credential.IsSet))}. Not set: {Names(all.Where(credential => !credential.IsSet))}.")
            : Check.Fail(
                Name,
                $"No credential is set: none of {Names(all)}.",
                "Set them in the environment (Twitter__ConsumerKey and so on), or as user secrets of the project in the current folder; "
                    + "`twitter-events --help` says where they are read from.");
        foreach (var credential in all.Where(credential => credential.HasSpace))
        {
            yield return Check.Fail(
                Name, $"{credential.Setting} begins or ends with a space or a line break.", "Copy it again, without what came along.");
        }

        Check?[] lacks =
        [
            Lack(
                options.Api switch
                {
                    TwitterApi.XActivity => "activity add and sync of the owner's private event types, and subscription add and check need",
                    TwitterApi.V2 => "subscription add and check need",
                    _ => "webhook add, validate and delete and subscription add and check need",
                },
                owner),
            all[4].IsSet ? null : Lack($"{(isV2 ? "webhook, activity, " : "webhook list, ")}subscription list, count and delete and replay need Twitter:BearerToken, or else", key),
        ];
        foreach (var lack in lacks.OfType<Check>())
        {
            yield return lack;
        }
    }

    private static Check? Lack(string needs, Credential[] credentials)
    {
        var missing = credentials.Where(credential => !credential.IsSet).ToList();
        return missing.Count == 0
            ? null
            : Check.Fail(
                Name,
                $"{needs} {Names(credentials)}; not set: {Names(missing)}.",
                $"Copy from the developer portal (Keys and tokens), and set {string.Join(", ", missing.Select(credential => credential.Variable))} in the environment, "
                    + $"or `dotnet user-secrets set {missing[0].Setting} …`.");
    }

    private static string Names(IEnumerable<Credential> credentials) =>
        string.Join(", ", credentials.Select(credential => credential.Setting)) is { Length: > 0 } names ? names : "nothing";

    private sealed record Credential(string Name, string? Value)
    {
        public string Setting => $"{CommandLine.Settings.Section}:{Name}";

        public string Variable => $"{CommandLine.Settings.Section}__{Name}";

        public bool IsSet => !string.IsNullOrEmpty(Value);

        public bool HasSpace => IsSet && (char.IsWhiteSpace(Value![0]) || char.IsWhiteSpace(Value[^1]));

        /// <summary>The name only.</summary>
        public override string ToString() => Name;
    }
}
