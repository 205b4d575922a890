namespace TwitterEvents.Management;

/// <summary>X refused a call, or did not answer it. <see cref="Error"/> says what X said and what to do about it.</summary>
public sealed class TwitterApiException : Exception
{
    internal TwitterApiException(TwitterApiError error, Exception? inner = null)
        : base(error.ToString(), inner) => Error = error;

    /// <summary>Why.</summary>
    public TwitterApiError Error { get; }

    /// <summary>What it means; the same as <c>Error.Kind</c>.</summary>
    public TwitterErrorKind Kind => Error.Kind;
}
