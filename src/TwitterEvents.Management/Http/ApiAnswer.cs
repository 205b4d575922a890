using System.Net;
using System.Text;
using System.Text.Json;

namespace TwitterEvents.Management;

/// <summary>What X answered to one call.</summary>
internal sealed class ApiAnswer
{
    private ApiAnswer(string call, HttpResponseMessage response, byte[] body)
    {
        Call = call;
        Status = response.StatusCode;
        Body = Encoding.UTF8.GetString(body);
        RateLimitedUntil = RateLimit.ResetOf(response);
        try
        {
            Json = JsonElement.Parse(body);
        }
        catch (JsonException)
        {
            // A proxy answers HTML, a 204 nothing at all: the caller says what it expected.
        }
    }

    public string Call { get; }

    public HttpStatusCode Status { get; }

    public string Body { get; }

    /// <summary>Null if the body is no JSON.</summary>
    public JsonElement? Json { get; }

    public DateTimeOffset? RateLimitedUntil { get; }

    public bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <exception cref="TwitterApiException">There was no answer.</exception>
    public static async Task<ApiAnswer> SendAsync(HttpClient client, HttpRequestMessage request, string call, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await client.SendAsync(request, cancellationToken).ConfigureAwait(false);
            return new ApiAnswer(call, response, await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (Exception exception) when (IsNoAnswer(exception) && !cancellationToken.IsCancellationRequested)
        {
            throw new TwitterApiException(TwitterApiError.NoAnswer(call, request.Method, exception), exception);
        }
    }

    /// <exception cref="TwitterApiException">X refused the call.</exception>
    public void ThrowIfRefused()
    {
        if (!IsSuccess)
        {
            throw new TwitterApiException(TwitterApiError.Of(this));
        }
    }

    /// <summary>X says it did the call, in words that are not the contract's.</summary>
    public TwitterApiException NotUnderstood() => new(TwitterApiError.NotUnderstood(this));

    private static bool IsNoAnswer(Exception exception) =>
        exception is HttpRequestException or OperationCanceledException or Polly.ExecutionRejectedException or IOException;
}
