using Microsoft.Extensions.Logging;

namespace TwitterEvents.Nats;

/// <summary>What is logged: the server without credentials, and nothing that is stored there.</summary>
internal static partial class NatsLog
{
    public const string Category = "TwitterEvents.Nats";

    [LoggerMessage(551, LogLevel.Information, "Connected to {Server}; the inbox is {Name}.")]
    public static partial void Connected(this ILogger logger, string server, string name);

    [LoggerMessage(552, LogLevel.Warning, "The connection to {Server} is lost; it is made again, and until then X is told to send again.")]
    public static partial void Disconnected(this ILogger logger, string server);

    [LoggerMessage(553, LogLevel.Error, "The inbox on {Server} cannot be opened: {Problem}. It is tried again, and until then X is told to send again.")]
    public static partial void CannotOpen(this ILogger logger, string server, string problem);

    [LoggerMessage(554, LogLevel.Critical, "{Difference} Nothing is stored until that is mended.")]
    public static partial void Differs(this ILogger logger, string difference);

    [LoggerMessage(555, LogLevel.Error, "What handlers have done cannot be written to {Server}: {Problem}. It is tried again; nothing is lost. This is said once a minute.")]
    public static partial void CannotWrite(this ILogger logger, string server, string problem);

    [LoggerMessage(556, LogLevel.Error, "Taking work failed: this is a defect of TwitterEvents.Nats. It is tried again.")]
    public static partial void FeedDefect(this ILogger logger, Exception exception);

    [LoggerMessage(557, LogLevel.Error, "Message {Sequence} of {Stream} was not put there by TwitterEvents, and is left out.")]
    public static partial void Foreign(this ILogger logger, ulong sequence, string stream);

    [LoggerMessage(558, LogLevel.Warning, "The consumer {Lane} of {Stream} waited for the end of message {Sequence}, which is not there any more: the server was killed. It goes on.")]
    public static partial void LaneFreed(this ILogger logger, string stream, string lane, ulong sequence);

    [LoggerMessage(559, LogLevel.Information, "{Count} messages of {Stream} that were settled lay there still, for the server was killed; they are put in again, and what is done of them is known.")]
    public static partial void PutInAgain(this ILogger logger, string stream, int count);

    [LoggerMessage(560, LogLevel.Warning, "{Stream} numbers its messages anew, for its server was killed: its consumer {Consumer} had given out {Delivered}, and the last is {Last}. The consumer is made anew, and gives out all there is.")]
    public static partial void NumberedAnew(this ILogger logger, string stream, string consumer, ulong delivered, ulong last);

    [LoggerMessage(561, LogLevel.Error, "{Server} says: {Error}.")]
    public static partial void Says(this ILogger logger, string server, string error);

    [LoggerMessage(562, LogLevel.Error, "A message of {Stream} could not be read ({Problem}). It is given back, and tried again.")]
    public static partial void Unreadable(this ILogger logger, string stream, string problem);

    [LoggerMessage(563, LogLevel.Error, "{Streams}: not on {Server} any more. It was deleted there, or the server has come back without its disk. It is made anew; what was in it is lost.")]
    public static partial void MadeAnew(this ILogger logger, string streams, string server);

    [LoggerMessage(564, LogLevel.Warning, "{Consumers}: not on {Server} any more, made anew. What waits there is handled; nothing is lost.")]
    public static partial void ConsumersMadeAnew(this ILogger logger, string consumers, string server);

    [LoggerMessage(565, LogLevel.Error, "What is missing on {Server} cannot be made anew: {Problem}. It is tried again. This is said once a minute.")]
    public static partial void CannotLook(this ILogger logger, string server, string problem);
}
