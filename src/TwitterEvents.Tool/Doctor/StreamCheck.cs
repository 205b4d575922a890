using TwitterEvents.Management;
using TwitterEvents.Tool.CommandLine;

namespace TwitterEvents.Tool.Doctor;

/// <summary>Whether the stream of X Activity can be connected to. While it looks it takes one of the two connections an app may have.</summary>
internal static class StreamCheck
{
    private const string Name = "stream";

    public static async Task<Check> RunAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await StreamConnection.OpenAsync(
                invocation.Client, 0, new ActivityStreamOptions(), static () => { }, invocation.Time, cancellationToken);
            return Check.Ok(Name, "The stream of X Activity can be connected to.");
        }
        catch (TwitterApiException exception) when (exception.Kind == TwitterErrorKind.TooManyConnections)
        {
            return Check.Warning(Name, exception.Error.Problem, exception.Error.Cure);
        }
        catch (TwitterApiException exception)
        {
            return Refusal.Describe(Name, exception);
        }
        catch (TwitterCredentialsException exception)
        {
            return Check.Fail(Name, exception.Message, null);
        }
    }
}
