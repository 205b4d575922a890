using System.Globalization;
using Microsoft.AspNetCore.Http;
using TwitterEvents.Testing.Platform;

namespace TwitterEvents.Testing.Api;

/// <summary>The stream of X Activity. Of its parameters <c>start_time</c> and <c>end_time</c> are not played.</summary>
internal static class ActivityStreamCalls
{
    public static IEnumerable<ApiEndpoint> Endpoints(XPlatform x) =>
        [new("GET", "/2/activity/stream", Access.App, AccessErrors.V2App, 450, call => Open(x, call))];

    private static Reply Open(XPlatform x, ApiCall call)
    {
        var text = call.Parameter("backfill_minutes") ?? "0";
        return !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) || minutes > ActivityStreams.MaxBackfillMinutes
            ? Problems.InvalidRequest($"'backfill_minutes' is not a number from 0 to {ActivityStreams.MaxBackfillMinutes}.")
            : x.Streams.TryOpen(minutes) is { } connection ? new Reply(200) { Stream = response => RunAsync(x, connection, response) }
            : Problems.TooManyConnections;
    }

    private static async Task RunAsync(XPlatform x, StreamConnection connection, HttpResponse response)
    {
        var context = response.HttpContext;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, x.Stopping);
        try
        {
            response.ContentType = Reply.Json;
            await response.Body.FlushAsync(either.Token);
            var isOrderly = await connection.RunAsync(
                async bytes =>
                {
                    await response.Body.WriteAsync(bytes, either.Token);
                    await response.Body.FlushAsync(either.Token);
                },
                x.Options.StreamKeepAlive,
                x.Options.TimeProvider,
                either.Token);
            if (!isOrderly)
            {
                context.Abort();
            }
        }
        finally
        {
            x.Streams.Close(connection);
        }
    }
}
