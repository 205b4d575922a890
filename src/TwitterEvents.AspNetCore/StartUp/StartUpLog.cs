using Microsoft.Extensions.Logging;

namespace TwitterEvents.StartUp;

/// <summary>What is said of settings and endpoints at start. Never a value of a setting.</summary>
internal static partial class StartUpLog
{
    [LoggerMessage(131, LogLevel.Warning, "{Setting} is no setting of TwitterEvents and is not read. Did you mean {Nearest}?")]
    public static partial void MisspeltSetting(this ILogger logger, string setting, string nearest);

    [LoggerMessage(132, LogLevel.Information, "{Setting} is no setting of TwitterEvents and is not read by it.")]
    public static partial void UnknownSetting(this ILogger logger, string setting);
}
