using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.UserSecrets;

namespace TwitterEvents.Tool.CommandLine;

/// <summary>The settings an app in the current folder would have: what comes later wins.</summary>
internal static class Settings
{
    public const string Section = "Twitter";

    /// <param name="userSecretsId">Whose user secrets; null: those of the project in the current folder, if there is one.</param>
    /// <exception cref="UsageException">A file cannot be read, or there are no user secrets of the name.</exception>
    public static IConfigurationRoot Load(string? userSecretsId)
    {
        try
        {
            var folder = Directory.GetCurrentDirectory();
            var builder = new ConfigurationBuilder().SetBasePath(folder).AddJsonFile("appsettings.json", optional: true, reloadOnChange: false);
            if ((userSecretsId ?? FindUserSecretsId(folder)) is { Length: > 0 } id)
            {
                if (userSecretsId is not null && PathHelper.GetSecretsPathFromSecretsId(id) is var path && !File.Exists(path))
                {
                    throw new UsageException($"--user-secrets-id: there are no user secrets '{id}' ({path}).");
                }

                builder.AddUserSecrets(id, reloadOnChange: false);
            }

            return builder.AddEnvironmentVariables().Build();
        }
        catch (Exception exception) when (
            exception is InvalidDataException or IOException or UnauthorizedAccessException or ArgumentException or InvalidOperationException)
        {
            throw new UsageException($"The settings cannot be read: {exception.Message}{Cause(exception)}");
        }
    }

    /// <summary>Of a file the exception says which, and what is wrong there only those within. What is no JSON is not repeated: it may be a secret without quotation marks.</summary>
    private static string Cause(Exception exception) => exception.GetBaseException() switch
    {
        var cause when cause == exception => "",
        JsonException cause => FormattableString.Invariant($" Line {(cause.LineNumber ?? 0) + 1} is no JSON."),
        var cause => $" {cause.Message}",
    };

    private static string? FindUserSecretsId(string folder)
    {
        var ids = Directory.GetFiles(folder, "*.csproj").Select(ReadUserSecretsId).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return ids.Count <= 1
            ? ids.SingleOrDefault()
            : throw new UsageException($"The projects in {folder} have different user secrets; name one with --user-secrets-id ID.");
    }

    private static string? ReadUserSecretsId(string project)
    {
        try
        {
            return XDocument.Load(project).Descendants().FirstOrDefault(element => element.Name.LocalName == "UserSecretsId")?.Value.Trim();
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
