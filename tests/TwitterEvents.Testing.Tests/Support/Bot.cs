using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace TwitterEvents.Testing.Tests;

/// <summary>A webhook on a real socket. It does as told, well or badly.</summary>
internal sealed class Bot : IAsyncDisposable
{
    public const string Path = "/webhooks/twitter";

    private readonly WebApplication app;
    private readonly Channel<Request> crcs = Channel.CreateUnbounded<Request>();
    private readonly Channel<Request> posts = Channel.CreateUnbounded<Request>();
    private readonly Channel<Exception> broken = Channel.CreateUnbounded<Exception>();

    private Bot(WebApplication app) => this.app = app;

    public string CrcSecret { get; set; } = "";

    public Uri Address => new(app.Urls.Single());

    public string Url => new Uri(Address, Path).ToString();

    /// <summary>How a CRC is answered; rightly, to begin with.</summary>
    public Func<HttpContext, Task> Crc { get; set; } = _ => Task.CompletedTask;

    /// <summary>How a delivery is answered; with 200, to begin with.</summary>
    public Func<HttpContext, Task> Post { get; set; } = _ => Task.CompletedTask;

    public int PostCount => posts.Reader.Count;

    public int CrcCount => crcs.Reader.Count;

    public static async Task<Bot> StartAsync(bool hasBadCertificate = false)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            if (hasBadCertificate)
            {
                listen.UseHttps(SelfSigned());
            }
        }));
        builder.WebHost.UseKestrelHttpsConfiguration();
        var app = builder.Build();
        var bot = new Bot(app);
        bot.Crc = bot.AnswerRightly;
        app.Run(bot.HandleAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return bot;
    }

    /// <summary>The next delivery that arrived whole.</summary>
    public Task<Request> NextPostAsync() => NextAsync(posts);

    public Task<Request> NextCrcAsync() => NextAsync(crcs);

    /// <summary>Returns when a delivery broke off.</summary>
    public Task<Exception> NextBrokenAsync() => NextAsync(broken);

    public Task AnswerRightly(HttpContext context) =>
        AnswerAsync(context, 200, $$"""{"response_token":"{{Mac(context.Request.Query["crc_token"].ToString(), CrcSecret)}}"}""");

    public static Func<HttpContext, Task> Answer(int status, string body = "") => context => AnswerAsync(context, status, body);

    public static async Task AnswerAsync(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body);
    }

    public static Task HangUp(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    /// <summary>Answers only when the caller has gone.</summary>
    public static async Task Hang(HttpContext context)
    {
        var gone = new TaskCompletionSource();
        await using var _ = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    }

    public static string Mac(string message, string secret) =>
        "sha256=" + Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(message)));

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
    }

    private async Task HandleAsync(HttpContext context)
    {
        try
        {
            using var reader = new StreamReader(context.Request.Body);
            var body = await reader.ReadToEndAsync(context.RequestAborted);
            var request = new Request(
                context.Request.QueryString.Value!,
                context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
                body);
            var isCrc = context.Request.Method == "GET";
            (isCrc ? crcs : posts).Writer.TryWrite(request);
            await (isCrc ? Crc : Post)(context);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            broken.Writer.TryWrite(e);
        }
    }

    private static Task<T> NextAsync<T>(Channel<T> channel) =>
        channel.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Gate.Patience);

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        return request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
    }

    internal sealed record Request(string Query, IReadOnlyDictionary<string, string> Headers, string Body);
}
