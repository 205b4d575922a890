using System.ComponentModel;
using System.Diagnostics;
using TwitterEvents.Tool.CommandLine;

namespace TwitterEvents.Tool.Connecting;

/// <summary>The browser of this machine, if it has one.</summary>
internal static class Browser
{
    public static void Open(Uri address, Output output)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(address.AbsoluteUri) { UseShellExecute = true });
        }
        catch (Exception exception) when (exception is Win32Exception or PlatformNotSupportedException or FileNotFoundException)
        {
            output.Note("No browser can be opened from here: open the address above in one.");
        }
    }
}
