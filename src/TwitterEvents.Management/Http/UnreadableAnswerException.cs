using System.Net;

namespace TwitterEvents.Management;

/// <summary>An answer came, and its body cannot be read. It is not asked for again: the next one would hardly be better.</summary>
internal sealed class UnreadableAnswerException(TwitterErrorKind kind, HttpStatusCode status, string message) : Exception(message)
{
    public TwitterErrorKind Kind => kind;

    public HttpStatusCode Status => status;
}
