using System.Net;
using System.Text;
using System.Text.Json;

namespace TwitterEvents.Management;

/// <summary>What X answered to one call.</summary>
internal sealed class ApiAnswer
{
    /// <summary>How long an answer that goes on may take to begin.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private readonly byte[] body;
    private readonly string? mediaType;

    private ApiAnswer(ApiCall call, HttpResponseMessage response, byte[] body, Redaction redaction, DateTimeOffset now)
    {
        this.body = body;
        mediaType = response.Content.Headers.ContentType?.MediaType;
        Call = call;
        Status = response.StatusCode;
        Redaction = redaction;
        Limit = RateLimit.Of(response, now);
        Json = CheckedJson.Parse(body);
    }

    public ApiCall Call { get; }

    public HttpStatusCode Status { get; }

    /// <summary>Null if the body is no JSON that can be read: a proxy answers HTML, a 204 nothing at all.</summary>
    public JsonElement? Json { get; }

    public RateLimit Limit { get; }

    public Redaction Redaction { get; }

    public string Body => Encoding.UTF8.GetString(body);

    public bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <summary>Whether it is text for people, which X's API never answers.</summary>
    public bool IsPage =>
        Json is null && (Body.AsSpan().TrimStart().StartsWith("<") || (body.Length > 0 && mediaType?.StartsWith("text/", StringComparison.OrdinalIgnoreCase) == true));

    /// <summary>Whether it lists errors, perhaps beside data.</summary>
    public bool HasErrors => Json?.Property("errors") is { ValueKind: JsonValueKind.Array } errors && errors.GetArrayLength() > 0;

    /// <summary>What it means if it is a refusal.</summary>
    public TwitterErrorKind Kind => ErrorTable.KindOf(this, XProblem.Of(this));

    /// <exception cref="TwitterApiException">There was no answer, or it cannot be read.</exception>
    public static async Task<ApiAnswer> SendAsync(
        HttpClient client, ApiCall call, TwitterManagementOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        using var request = call.ToRequest(options.BaseAddress);
        try
        {
            using var response = await client.SendAsync(request, cancellationToken).ConfigureAwait(false);
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            return new ApiAnswer(call, response, body, new Redaction(options, request), time.GetUtcNow());
        }
        catch (UnreadableAnswerException exception)
        {
            throw new TwitterApiException(new TwitterApiError(call.Name, exception.Kind) { Status = exception.Status, Message = exception.Message });
        }
        catch (Exception exception) when (IsNoAnswer(exception) && !cancellationToken.IsCancellationRequested)
        {
            throw None(call, exception, new Redaction(options, request));
        }
    }

    /// <summary>Makes a call whose answer goes on, and waits for its beginning only.</summary>
    /// <returns>The answer, one of success.</returns>
    /// <exception cref="TwitterApiException">X refuses, or there was no answer in time.</exception>
    public static async Task<HttpResponseMessage> OpenAsync(
        HttpClient client, ApiCall call, TwitterManagementOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        using var request = call.ToRequest(options.BaseAddress);
        using var limit = new CancellationTokenSource(LongestWait, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        HttpResponseMessage? response = null;
        try
        {
            response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            if (response.IsSuccessStatusCode && response.Content.Headers.ContentType?.MediaType?.StartsWith("text/", StringComparison.OrdinalIgnoreCase) != true)
            {
                return response;
            }

            var body = await BoundedBody.ReadAsync(response.Content, BufferingHandler.MaxBodyBytes, either.Token).ConfigureAwait(false);
            var answer = new ApiAnswer(call, response, body ?? [], new Redaction(options, request), time.GetUtcNow());
            response.Dispose();
            throw answer.IsSuccess ? answer.Without("what comes") : answer.Refused();
        }
        catch (Exception exception) when (IsNoAnswer(exception) && !cancellationToken.IsCancellationRequested)
        {
            response?.Dispose();
            throw None(call, exception, new Redaction(options, request));
        }
        catch (OperationCanceledException)
        {
            response?.Dispose();
            throw;
        }
    }

    private static TwitterApiException None(ApiCall call, Exception exception, Redaction redaction) =>
        new(TwitterApiError.NoAnswer(call, exception, redaction), redaction.IsFree(exception) ? exception : null);

    /// <summary>An answer that has been buffered, to look at before it reaches the caller.</summary>
    public static async ValueTask<ApiAnswer> ReadAsync(HttpResponseMessage response, ApiCall call, DateTimeOffset now) =>
        new(call, response, await response.Content.ReadAsByteArrayAsync().ConfigureAwait(false), Redaction.None, now);

    /// <exception cref="TwitterApiException">X refused the call by its status.</exception>
    public void ThrowIfRefused()
    {
        if (!IsSuccess)
        {
            throw Refused();
        }
    }

    /// <summary>X refused the call.</summary>
    public TwitterApiException Refused() => new(TwitterApiError.Of(this));

    /// <summary>An answer of success that does not hold what it should: a refusal if it gives a reason, something else than X, or not understood.</summary>
    /// <param name="promised">What it should hold.</param>
    public TwitterApiException Without(string promised) => Without(promised, TwitterErrorKind.NotUnderstood);

    /// <param name="promised">What it should hold.</param>
    /// <param name="otherwise">What it means without a reason.</param>
    public TwitterApiException Without(string promised, TwitterErrorKind otherwise) =>
        HasErrors || XProblem.Of(this).Exists
            ? Refused()
            : new TwitterApiException(TwitterApiError.Of(this, IsPage ? TwitterErrorKind.NotX : otherwise, $"It does not say {promised}."));

    private static bool IsNoAnswer(Exception exception) =>
        exception is HttpRequestException or OperationCanceledException or Polly.ExecutionRejectedException or IOException;
}
