using System.Globalization;
using System.Text.Json;
using TwitterEvents.Diagnostics;
using TwitterEvents.Management;
using TwitterEvents.Reading;
using TwitterEvents.Tool.CommandLine;
using TwitterEvents.Tool.Inspection;

namespace TwitterEvents.Tool.Listening;

/// <summary>Prints what the stream brings, and forwards it.</summary>
/// <param name="invocation">The command.</param>
/// <param name="choice">What is shown.</param>
/// <param name="forwarder">What forwards; null if nothing is.</param>
internal sealed class Listener(Invocation invocation, EventChoice choice, Forwarder? forwarder)
{
    private const string Indent = "          ";

    private readonly SeenLines seen = new(invocation.Time);

    /// <summary>Whether the line itself is shown, with the texts in it.</summary>
    public bool ShowsBody { get; init; }

    /// <summary>Whether it goes on when X refuses.</summary>
    public bool KeepsTrying { get; init; }

    /// <summary>After how many events it ends; null: never.</summary>
    public int? Count { get; init; }

    /// <summary>Reads until it is stopped, or as many events have come as are wanted.</summary>
    public async Task RunAsync(ActivityStreamOptions options, CancellationToken cancellationToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var notes = new ConnectionNotes(invocation.Output, seen, KeepsTrying);
        var shown = 0;
        try
        {
            await new ActivityStreamReader(invocation.Client, options, invocation.Time, notes).RunAsync(
                notes.Tell,
                async (line, _) =>
                {
                    shown += await TakeAsync(line, stopping.Token);
                    if (shown >= Count)
                    {
                        await stopping.CancelAsync();
                    }
                },
                stopping.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Ctrl+C, or as many came as are wanted: that is how it ends.
        }
    }

    /// <returns>How many events it had that count.</returns>
    private async Task<int> TakeAsync(ReadOnlyMemory<byte> line, CancellationToken cancellationToken)
    {
        // What was read together with the line it ended at is given all the same.
        cancellationToken.ThrowIfCancellationRequested();
        var receivedAt = invocation.Time.GetUtcNow();
        var isAgain = seen.Add(line.Span);
        var (report, delivery, _) = Inspector.Inspect("", line);
        if (!choice.Takes(report))
        {
            return 0;
        }

        var body = ShowsBody ? LineBody.Parse(line) : null;
        if (!invocation.Output.IsJson)
        {
            Write(report, delivery, receivedAt, isAgain, body);
        }

        var forwarded = forwarder is null ? null : await forwarder.ForwardAsync(line, cancellationToken);
        var document = new ListenedOutput(
            receivedAt, isAgain, report.Family, report.Events, report.Envelope, report.Lossless, report.Error, forwarded, body);
        invocation.Output.Print(document, OutputJsonContext.Readable.ListenedOutput, () =>
        {
            if (forwarded is not null)
            {
                invocation.Output.WriteLine(Indent + Forwarder.Describe(forwarded));
            }
        });
        return isAgain ? 0 : report.Events.Count(choice.Takes);
    }

    private void Write(InspectionReport report, Delivery? delivery, DateTimeOffset receivedAt, bool isAgain, JsonElement? body)
    {
        var time = TimeZoneInfo.ConvertTime(receivedAt, invocation.Time.LocalTimeZone).ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        var again = isAgain ? "  (again)" : "";
        for (var i = 0; i < report.Events.Count; i++)
        {
            var e = report.Events[i];
            if (choice.Takes(e))
            {
                var about = EventSummary.Of(delivery!.Events[i]);
                var text = $"{time}  {OutsideText.Show(e.Name),-20}  {e.Type,-22}  {OutsideText.Show(ReportText.Context(e))}{(about.Length > 0 ? $"  {OutsideText.Show(about)}" : "")}{again}";
                invocation.Output.WriteLine(text.TrimEnd());
            }
        }

        if (report.Error is not null)
        {
            invocation.Output.WriteLine($"{time}  {report.Error}{again}");
        }

        if (ReportText.Untyped(report) is { Length: > 0 } untyped)
        {
            invocation.Output.WriteLine($"{Indent}not typed: {untyped}");
        }

        if (body is { } json)
        {
            invocation.Output.WriteLine(LineBody.Show(json));
        }
    }
}
