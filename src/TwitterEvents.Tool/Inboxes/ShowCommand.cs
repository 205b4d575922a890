using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using TwitterEvents.Inbox;
using TwitterEvents.Tool.CommandLine;

namespace TwitterEvents.Tool.Inboxes;

/// <summary><c>twitter-events inbox show ID</c>: one delivery, with its failed calls and why they failed; or its body.</summary>
internal sealed class ShowCommand
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 512 };

    private readonly Argument<string> id = new("ID") { Description = "The delivery, as `inbox list` shows it." };
    private readonly Option<bool> body = new("--body") { Description = "Prints its body instead, indented: with what people wrote. With --json: its body too." };
    private readonly Option<bool> raw = new("--raw") { Description = "Prints its body instead, byte for byte as X sent it." };

    public static Command Create(InboxPlace place)
    {
        var show = new ShowCommand();
        InboxSelectionOptions.AcceptOnlyNumbers(show.id);
        var command = new Command("show", "Shows one delivery: its failed calls, when they are due, and why they failed (exceptions, which may hold private text).")
        {
            show.id, show.body, show.raw,
        };
        place.SetAction(command, show.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(IInboxManagement inbox, ParseResult arguments, Output output, CancellationToken cancellationToken)
    {
        var (number, withBody, isRaw) = (long.Parse(arguments.GetValue(id)!, CultureInfo.InvariantCulture), arguments.GetValue(body), arguments.GetValue(raw));
        if (isRaw && output.IsJson)
        {
            throw new UsageException("--raw and --json do not go together; --body --json has the body as JSON.");
        }

        if (await inbox.FindAsync(number, withBody || isRaw, cancellationToken) is not { } delivery)
        {
            var message = FormattableString.Invariant($"There is no delivery {number}; what is done is erased after a while.");
            output.Fail(new ErrorOutput("notFound", null, null, null, message, null), message);
            return ExitCode.Failure;
        }

        if (isRaw || (withBody && !output.IsJson))
        {
            WriteBody(delivery.Body!.Value, isRaw);
            return ExitCode.Success;
        }

        output.Print(Result(delivery), OutputJsonContext.Readable.InboxDeliveryOutput, () => Write(output, delivery));
        return ExitCode.Success;
    }

    private static InboxDeliveryOutput Result(InboxDelivery delivery) => new(
        delivery.Id,
        delivery.App,
        delivery.UserId,
        delivery.ReceivedAt,
        delivery.Length,
        delivery.IsWaiting,
        [.. delivery.Calls.Select(InboxCallOutput.Of)],
        delivery.Body is { } bytes ? Parse(bytes) : null);

    private static void Write(Output output, InboxDelivery delivery)
    {
        var app = delivery.App is { } name ? $" by app {name}" : "";
        output.WriteLine(FormattableString.Invariant(
            $"Delivery {delivery.Id}, received {Words.Time(delivery.ReceivedAt)}{app}, for user {delivery.UserId ?? "-"}, {delivery.Length:N0} bytes."));
        output.WriteLine(
            delivery.IsWaiting ? "It has not had its turn yet, or is having it."
            : delivery.Calls.Count == 0 ? "It is done."
            : "It has had its turn; what failed:");
        foreach (var failed in delivery.Calls)
        {
            var call = failed.Call;
            output.WriteLine("");
            output.WriteLine(FormattableString.Invariant($"{call.Handler} on event {call.Event}{(call.Action > 0 ? $", action {call.Action}" : "")}, key {Words.Key(call.Key)}"));
            output.WriteLine(FormattableString.Invariant(
                $"  {Words.Number(call.Attempt, "attempt", "attempts")}, the last one failed {Words.Time(failed.FailedAt)}; {(failed.Due is { } due ? $"due {Words.Time(due)}" : "a dead letter")}"));
            foreach (var line in failed.Reason!.Split('\n'))
            {
                output.WriteLine("  " + Harmless(line.TrimEnd('\r')));
            }
        }
    }

    /// <summary>Without what a terminal would obey.</summary>
    private static string Harmless(string line) => string.Concat(line.Select(static character => char.IsControl(character) ? '\uFFFD' : character));

    private static void WriteBody(ReadOnlyMemory<byte> body, bool isRaw)
    {
        Output.WriteBytes(isRaw || Indent(body) is not { } text ? body.Span : [.. text, (byte)'\n']);
    }

    /// <returns>Null if it is no JSON.</returns>
    private static byte[]? Indent(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Deep);
            using var buffer = new MemoryStream();
            using (var writer = new Utf8JsonWriter(buffer, Indented))
            {
                document.RootElement.WriteTo(writer);
            }

            return buffer.ToArray();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    /// <returns>Of what is no JSON, a text.</returns>
    private static JsonElement Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonElement.Parse(body.Span, Deep);
        }
        catch (JsonException)
        {
            return JsonElement.Parse($"\"{JsonEncodedText.Encode(Encoding.UTF8.GetString(body.Span))}\"");
        }
    }
}
