using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics;

namespace TwitterEvents.Tests;

/// <summary>
/// Keeps every activity of every source, as a tracer that samples all would export it. While it listens, others have activities too: a test that has
/// one runs alone.
/// </summary>
internal sealed class AllTraces : IDisposable
{
    private readonly ConcurrentQueue<Activity> ended = new();
    private readonly ActivityListener listener;

    public AllTraces()
    {
        listener = new ActivityListener
        {
            ShouldListenTo = static _ => true,
            Sample = static (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            SampleUsingParentId = static (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
    }

    public IReadOnlyCollection<Activity> Ended => ended;

    /// <summary>All that an exporter gets, a line for each activity.</summary>
    public IReadOnlyList<string> Lines => [.. ended.Select(Describe)];

    /// <summary>Waits until the server's side of each request has ended: it does so after the client has the answer.</summary>
    public async Task UntilServedAsync(int requests)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (ended.Count(static activity => activity.Source.Name == "Microsoft.AspNetCore") < requests)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(30), string.Join('\n', Lines));
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    public void AssertHidden(params string?[] secrets)
    {
        var lines = Lines;
        Assert.All(secrets, secret =>
        {
            Assert.NotEmpty(secret!);
            Assert.All((string[])[secret!, Uri.EscapeDataString(secret!)], form => Assert.DoesNotContain(lines, line => line.Contains(form, StringComparison.Ordinal)));
        });
    }

    public void Dispose() => listener.Dispose();

    private static string Describe(Activity activity) => string.Join(" | ",
    [
        activity.Source.Name,
        activity.OperationName,
        activity.DisplayName,
        activity.Status.ToString(),
        activity.StatusDescription ?? "",
        activity.TraceStateString ?? "",
        Describe(activity.TagObjects),
        string.Join(", ", activity.Baggage.Select(static pair => $"{pair.Key}={pair.Value}")),
        .. activity.Events.Select(static happened => $"{happened.Name}: {Describe(happened.Tags)}"),
        .. activity.Links.Select(static link => Describe(link.Tags ?? [])),
    ]);

    private static string Describe(IEnumerable<KeyValuePair<string, object?>> tags) => string.Join(", ", tags.Select(static tag =>
        $"{tag.Key}={(tag.Value is IEnumerable items and not string ? string.Join(';', items.Cast<object?>()) : tag.Value)}"));
}
