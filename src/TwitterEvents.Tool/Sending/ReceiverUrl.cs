using System.CommandLine;
using TwitterEvents.Tool.CommandLine;

namespace TwitterEvents.Tool.Sending;

/// <summary>Where signed bodies may go: to this machine, unless told otherwise.</summary>
internal static class ReceiverUrl
{
    public static Option<bool> AllowRemoteOption() => new("--allow-remote")
    {
        Description = "Lets the URL be on another machine. X's signature carries no time: a body signed with the real secret stays valid for ever, for whoever gets it.",
    };

    /// <exception cref="UsageException">It is no URL, or on another machine.</exception>
    public static Uri Read(string text, bool allowRemote)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps))
        {
            throw new UsageException($"'{text}' is no http or https address.");
        }

        return url.IsLoopback || allowRemote
            ? url
            : throw new UsageException(
                $"{url.Host} is another machine. X's signature carries no time, so a body signed with the real secret stays valid for ever: add --allow-remote if that is meant.");
    }
}
