using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace TwitterEvents.Testing.Api;

/// <summary>An answer of the API.</summary>
internal sealed record Reply(int Status, string? Body = null, string ContentType = Reply.Json)
{
    public const string Json = "application/json; charset=utf-8";
    public const string ProblemJson = "application/problem+json; charset=utf-8";

    public static readonly Reply NoContent = new(204);

    /// <summary>Writes an answer that goes on; null if it is all there.</summary>
    public Func<HttpResponse, Task>? Stream { get; init; }

    public static Reply Ok(JsonNode body, int status = 200) => new(status, body.ToJsonString());

    public async Task WriteAsync(HttpResponse response)
    {
        response.StatusCode = Status;
        if (Stream is not null)
        {
            await Stream(response);
            return;
        }

        if (Body is null)
        {
            return;
        }

        var bytes = Encoding.UTF8.GetBytes(Body);
        response.ContentType = ContentType;
        response.ContentLength = bytes.Length;
        await response.Body.WriteAsync(bytes, response.HttpContext.RequestAborted);
    }
}
