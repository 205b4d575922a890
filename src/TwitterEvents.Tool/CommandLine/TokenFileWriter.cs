using System.Text.Json;
using System.Text.Json.Nodes;
using TwitterEvents.Management;

namespace TwitterEvents.Tool.CommandLine;

/// <summary>Adds a user's access token to the file of <c>--tokens</c>. On Unix nobody but the owner may read it.</summary>
internal sealed class TokenFileWriter
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly JsonDocumentOptions Reading = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };
    private static readonly JsonSerializerOptions Writing = new() { WriteIndented = true, NewLine = "\n" };

    private readonly string path;

    /// <summary>What is wrong with the file is told before a user signs in.</summary>
    /// <exception cref="UsageException">It is there and not what it should be, or cannot be made.</exception>
    public TokenFileWriter(string path, Output output)
    {
        this.path = Path.GetFullPath(path);
        if (!Directory.Exists(Path.GetDirectoryName(this.path)))
        {
            throw new UsageException($"--tokens: there is no folder for {path}.");
        }

        if (File.Exists(this.path))
        {
            TokenFile.Read(path, output);
        }
    }

    /// <summary>Adds the user, or replaces the OAuth 2.0 token that is there.</summary>
    /// <exception cref="UsageException">It has tokens of the user that would be lost, or cannot be written.</exception>
    public void Put(UserTokens tokens)
    {
        try
        {
            Write(tokens);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            // The last two: somebody has just written something else there.
            throw new UsageException($"--tokens: {path} cannot be changed ({exception.GetType().Name}). The token is lost: mend that, and let the user sign in again.");
        }
    }

    private void Write(UserTokens tokens)
    {
        var root = File.Exists(path) ? JsonNode.Parse(File.ReadAllBytes(path), documentOptions: Reading)!.AsObject() : [];
        var users = (root["users"]?.AsArray() ?? []).ToLookup(user => user?["id"]?.GetValue<string>() == tokens.UserId, user => user?.DeepClone());
        if (users[true].Any(own => own?["accessTokenSecret"] is not null))
        {
            throw new UsageException(
                $"--tokens: {path} has OAuth 1.0a tokens of user {tokens.UserId}, which last, and would be replaced by one of two hours. Name another file, or take them out. Nothing is stored.");
        }

        root["users"] = new JsonArray([.. users[false], new JsonObject { ["id"] = tokens.UserId, ["accessToken"] = tokens.AccessToken }]);
        Replace(root.ToJsonString(Writing) + "\n");
    }

    /// <summary>Writes it whole beside the old one, before it takes its place.</summary>
    private void Replace(string content)
    {
        var next = $"{path}.new";
        File.Delete(next);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using (var file = new StreamWriter(next, options))
        {
            file.Write(content);
        }

        File.Move(next, path, overwrite: true);
    }
}
