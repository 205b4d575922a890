namespace TwitterEvents.Diagnostics;

/// <summary>Why a request failed.</summary>
internal static class NetworkFailure
{
    /// <summary>
    /// The cause. That no connection was made says why by itself, with the host; of all else ("The SSL connection could not be established, see inner
    /// exception", "An error occurred while sending the request") the cause is in the exception within.
    /// </summary>
    public static string Describe(Exception exception) => exception switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError } => exception.Message,
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError, InnerException: { } cause } => $"TLS failed: {cause.Message}",
        HttpRequestException { InnerException: { } cause } => cause.Message,
        _ => exception.Message,
    };
}
