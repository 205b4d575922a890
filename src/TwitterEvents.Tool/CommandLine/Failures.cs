using System.Text.Json;
using TwitterEvents.Diagnostics;
using TwitterEvents.Management;

namespace TwitterEvents.Tool.CommandLine;

/// <summary>Turns what can go wrong into a line and an exit code.</summary>
internal static class Failures
{
    public static async Task<int> GuardAsync(Output output, Func<Task<int>> run)
    {
        // Ctrl+C is heeded only from the first await on.
        await Task.Yield();
        try
        {
            return await run();
        }
        catch (TwitterApiException exception)
        {
            output.Fail(Describe(output, exception.Error), exception.Message);
            return ExitCode.Of(exception.Kind);
        }
        catch (Exception exception) when (exception is UsageException or TwitterCredentialsException)
        {
            output.Fail(new ErrorOutput("usage", null, null, null, output.Redaction.Apply(exception.Message), null), exception.Message);
            return ExitCode.BadUsage;
        }
        catch (OutputException exception)
        {
            output.Note(exception.Message);
            return ExitCode.Failure;
        }
        catch (OperationCanceledException)
        {
            output.Note("Stopped.");
            return ExitCode.Cancelled;
        }
    }

    private static ErrorOutput Describe(Output output, TwitterApiError error) => new(
        JsonNamingPolicy.CamelCase.ConvertName(error.Kind.ToString()),
        (int?)error.Status,
        error.Code,
        error.Reason,
        output.Redaction.Apply(error.Message.Length > 0 ? error.Message : OutsideText.Show(error.Body)),
        error.Cure);
}
