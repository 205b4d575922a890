using System.Security.Cryptography;
using System.Text;
using TwitterEvents.Management;

namespace TwitterEvents.Tool.CommandLine;

/// <summary>Where a folder of tokens is, and what they are protected with.</summary>
/// <param name="Path">The folder.</param>
/// <param name="Keys">The folder of the keys of Data Protection.</param>
/// <param name="ApplicationName">The name they are used under.</param>
/// <param name="Owner">Whose it is.</param>
internal sealed record TokenPlace(string Path, string Keys, string ApplicationName, TokenPlaceOwner Owner)
{
    private const string ToolName = "twitter-events";

    /// <summary>That of an app, by what it gives <c>AddTwitterTokenFolder</c>, <c>PersistKeysToFileSystem</c> and <c>SetApplicationName</c>.</summary>
    public static TokenPlace OfApp(string path, string keys, string applicationName) => new(path, keys, applicationName, TokenPlaceOwner.App);

    /// <summary>One of the tool's own that somebody has named.</summary>
    public static TokenPlace Named(string path) => new(path, System.IO.Path.Combine(path, "keys"), ToolName, TokenPlaceOwner.Tool);

    /// <summary>
    /// That of whoever runs the tool, where a system keeps such things. Tokens belong to the app of X that got them, so each app has a folder, named by
    /// a hash of its client id: an id may hold what no file name may.
    /// </summary>
    /// <exception cref="UsageException">The system names no place.</exception>
    public static TokenPlace OfUser(string clientId)
    {
        var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        if (data.Length == 0)
        {
            throw new UsageException("This machine names no folder for data of the user: name one for tokens with --token-folder DIR.");
        }

        var root = System.IO.Path.Combine(data, ToolName);
        var app = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(clientId)))[..16];
        return new TokenPlace(System.IO.Path.Combine(root, "tokens", app), System.IO.Path.Combine(root, "keys"), ToolName, TokenPlaceOwner.User);
    }
}
