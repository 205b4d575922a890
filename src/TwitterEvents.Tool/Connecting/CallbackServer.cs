using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TwitterEvents.Diagnostics;
using TwitterEvents.Testing.Api;
using TwitterEvents.Tool.CommandLine;

namespace TwitterEvents.Tool.Connecting;

/// <summary>Where X sends the browser back: a page on this machine, for one sign-in. The first browser that comes back decides it.</summary>
internal sealed class CallbackServer : IAsyncDisposable
{
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(5);

    private readonly WebApplication app;
    private readonly TaskCompletionSource arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<SignedInUser> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private SignInStart? start;
    private Func<string, Task<SignedInUser>> complete = _ => throw new InvalidOperationException();
    private int isDecided;

    private CallbackServer(WebApplication app, Uri callback)
    {
        this.app = app;
        Callback = callback;
        app.Run(HandleAsync);
    }

    /// <summary>Its address, with the port it has.</summary>
    public Uri Callback { get; private set; }

    /// <exception cref="UsageException">The port is taken.</exception>
    public static async Task<CallbackServer> StartAsync(Uri callback, CancellationToken cancellationToken)
    {
        // Empty: no settings, environment variables or console of the app in whose folder it runs.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddLogging().AddSingleton<IHostLifetime, NoLifetime>();
        var app = builder.Build();
        var server = new CallbackServer(app, callback);
        try
        {
            app.Urls.Add(callback.GetLeftPart(UriPartial.Authority));
            await app.StartAsync(cancellationToken);
            server.Callback = new Uri(new Uri(app.Urls.Single()), callback.AbsolutePath);
            return server;
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException)
        {
            await app.DisposeAsync();
            throw new UsageException(
                $"Nothing can listen on {callback.Authority} ({exception.Message}). End what does, or name another port with --callback; the developer portal must have it too.");
        }
    }

    /// <summary>Waits until a browser comes back, and the sign-in has ended.</summary>
    /// <param name="begun">The sign-in.</param>
    /// <param name="end">Ends it with the code.</param>
    /// <param name="timeout">How long to wait for the browser.</param>
    /// <param name="time">By which clock.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="TimeoutException">None came.</exception>
    /// <exception cref="SignInFailure">The user or X has said no, or it is the browser of another sign-in.</exception>
    public async Task<SignedInUser> WaitAsync(
        SignInStart begun, Func<string, Task<SignedInUser>> end, TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        (complete, start) = (end, begun);
        await arrived.Task.WaitAsync(timeout, time, cancellationToken);
        return await ended.Task.WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        // The page is on its way.
        using var limit = new CancellationTokenSource(LongestStop, TimeProvider.System);
        await app.StopAsync(limit.Token);
        await app.DisposeAsync();
    }

    private async Task HandleAsync(HttpContext context)
    {
        var query = context.Request.Query;
        if (context.Request.Path.ToUriComponent() != Callback.AbsolutePath || !HttpMethods.IsGet(context.Request.Method))
        {
            await BrowserPage.WriteAsync(context.Response, StatusCodes.Status404NotFound, "Not here", "X sends the browser to another address.");
            return;
        }

        if (start is null || (query["state"].Count == 0 && query["code"].Count == 0 && query["error"].Count == 0))
        {
            await BrowserPage.WriteAsync(context.Response, StatusCodes.Status400BadRequest, "Not signed in yet", "Open the address that the command has printed.");
            return;
        }

        if (Interlocked.Exchange(ref isDecided, 1) == 1)
        {
            await BrowserPage.WriteAsync(context.Response, StatusCodes.Status400BadRequest, "It has ended", "This sign-in has ended already.");
            return;
        }

        arrived.SetResult();
        try
        {
            var user = await complete(CodeOf(query, start.State));
            await TellAsync(context.Response, StatusCodes.Status200OK, "Signed in", $"{(user.Username is null ? $"User {user.UserId}" : $"@{user.Username}")} is connected. You can close this window.");
            ended.SetResult(user);
        }
        catch (Exception exception)
        {
            await TellAsync(context.Response, StatusCodes.Status400BadRequest, "Not signed in", exception is SignInFailure ? exception.Message : "The account was not connected. The command says why.");
            ended.SetException(exception);
        }
    }

    /// <exception cref="SignInFailure">There is none, or it is not of this sign-in.</exception>
    private static string CodeOf(IQueryCollection query, string state)
    {
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(query["state"].ToString()), Encoding.UTF8.GetBytes(state)))
        {
            throw new SignInFailure("wrongState", "The browser that came back is not the one of this sign-in (its state is another). Begin again, with the address that is printed then.");
        }

        return query["error"].ToString() switch
        {
            "access_denied" => throw new SignInFailure("denied", "The user has not let the app in."),
            { Length: > 0 } error => throw new SignInFailure("refused", $"X has not let the app in: {OutsideText.Show(error)}."),
            _ => query["code"].ToString() is { Length: > 0 } code ? code : throw new SignInFailure("refused", "X has not let the app in, and does not say why."),
        };
    }

    /// <summary>A browser that has gone changes nothing.</summary>
    private static async Task TellAsync(HttpResponse response, int status, string title, string text)
    {
        try
        {
            await BrowserPage.WriteAsync(response, status, title, text);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // Nobody reads it.
        }
    }
}
