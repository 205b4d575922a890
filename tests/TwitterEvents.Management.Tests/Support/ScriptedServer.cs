using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace TwitterEvents.Management.Tests;

/// <summary>A real server that answers what the test says, and keeps what it was asked.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Func<Asked, Answer> answer;

    private ScriptedServer(Func<Asked, Answer> answer)
    {
        this.answer = answer;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Run(AnswerAsync);
    }

    public ConcurrentQueue<Asked> Requests { get; } = new();

    public string Address => app.Urls.Single();

    public static async Task<ScriptedServer> StartAsync(Func<Asked, Answer> answer)
    {
        var server = new ScriptedServer(answer);
        await server.app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    /// <summary>Answers every request alike.</summary>
    public static Task<ScriptedServer> StartAsync(int status, string body = "") => StartAsync(_ => new Answer(status, body));

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var asked = new Asked(
            context.Request.Method,
            context.Features.Get<IHttpRequestFeature>()!.RawTarget,
            context.Request.Headers.Authorization.ToString(),
            await reader.ReadToEndAsync(context.RequestAborted),
            context.Request.ContentType,
            context.Request.Host.Value!);
        Requests.Enqueue(asked);
        var said = answer(asked);
        if (said.Status == 0)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = said.Status;
        foreach (var (name, value) in said.Headers)
        {
            context.Response.Headers[name] = value;
        }

        if (said.Body.Length > 0 || said.Bytes.Length > 0)
        {
            context.Response.ContentType = said.ContentType;
            await context.Response.Body.WriteAsync(said.Bytes.Length > 0 ? said.Bytes : Encoding.UTF8.GetBytes(said.Body), context.RequestAborted);
        }
    }

    /// <param name="Method">The method.</param>
    /// <param name="Target">Path and query as they stood on the wire.</param>
    /// <param name="Authorization">The header.</param>
    /// <param name="Body">The body.</param>
    /// <param name="ContentType">Its type.</param>
    /// <param name="Host">The header.</param>
    internal sealed record Asked(string Method, string Target, string Authorization, string Body, string? ContentType, string Host);

    /// <param name="Status">The status; 0 breaks the connection.</param>
    /// <param name="Body">JSON, or nothing.</param>
    /// <param name="Headers">Further headers.</param>
    internal sealed record Answer(int Status, string Body = "", params (string Name, string Value)[] Headers)
    {
        public string ContentType { get; init; } = "application/json";

        /// <summary>What is no text, in place of <see cref="Body"/>.</summary>
        public byte[] Bytes { get; init; } = [];
    }
}
