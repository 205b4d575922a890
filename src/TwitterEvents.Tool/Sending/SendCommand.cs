using System.CommandLine;
using System.Globalization;
using TwitterEvents.Diagnostics;
using TwitterEvents.Tool.CommandLine;

namespace TwitterEvents.Tool.Sending;

/// <summary><c>twitter-events send EVENT|FILE --to URL</c>: one signed POST, as X would send it.</summary>
internal static class SendCommand
{
    private static readonly TimeSpan V1Waits = TimeSpan.FromSeconds(3);

    public static Command Create()
    {
        var source = new Argument<string>("EVENT|FILE")
        {
            Description = "A sample (`samples list` has them), event_key/name or event_key for the first of it; or a file; or - for standard input.",
        };
        var to = new Option<string>("--to") { Description = "The receiver's URL.", HelpName = "URL", Required = true };
        var forUser = new Option<string?>("--for-user") { Description = "Whose event it becomes: the ids of the user it is for are replaced throughout.", HelpName = "ID" };
        var secretFrom = CommonOptions.SecretFrom(
            "secret to sign with: Twitter:ConsumerSecret, or Twitter:ClientSecret, which X signs with in a header of its own where the app has one");
        var allowRemote = ReceiverUrl.AllowRemoteOption();
        var userSecretsId = CommonOptions.UserSecretsId();
        var json = CommonOptions.Json();
        var command = new DocumentedCommand("send", "Sends a signed event to a receiver, as X would; exit code 0 only if it answers 200.")
        {
            Notes = """
                Sent again it is the same event, so a handler that has succeeded on it does not run again: restart the receiver (one with an inbox remembers
                all the same), or change the ids in a file. Nobody listens at the URL: exit code 4.

                Examples:
                  twitter-events send follow.follow/follow --to http://localhost:5000/webhooks/twitter --secret-from Twitter:ClientSecret
                  twitter-events send follow_events/follow --to http://localhost:5000/webhooks/twitter --secret-from Twitter:ConsumerSecret
                  twitter-events send captured.json --to http://localhost:5000/webhooks/twitter --for-user 2244994945
                """,
        };
        command.Arguments.Add(source);
        Option[] all = [to, forUser, secretFrom, allowRemote, userSecretsId, json];
        foreach (var option in all)
        {
            command.Options.Add(option);
        }

        command.SetAction((arguments, cancellationToken) =>
        {
            var output = new Output(arguments.GetValue(json));
            return Failures.GuardAsync(output, async () =>
            {
                var url = ReceiverUrl.Read(arguments.GetValue(to)!, arguments.GetValue(allowRemote));
                var body = await EventSource.ReadAsync(arguments.GetValue(source)!, arguments.GetValue(forUser), cancellationToken);
                var secret = SigningSecret.Read(arguments.GetValue(secretFrom), arguments.GetValue(userSecretsId)) ?? SigningSecret.MakeUp(output);
                using var sender = new Sender(url);
                using var request = secret.Sign(url, body);
                return Print(output, await sender.SendAsync(request, cancellationToken), secret);
            });
        });
        return command;
    }

    private static int Print(Output output, SendOutput result, SigningSecret secret)
    {
        var time = string.Create(CultureInfo.InvariantCulture, $"after {result.Milliseconds} ms");
        output.Print(
            result,
            OutputJsonContext.Readable.SendOutput,
            result.Status is { } status ? $"{status.ToString(CultureInfo.InvariantCulture)} {time}" : $"No answer {time}: {OutsideText.Show(result.Failure)}");
        if (result.Milliseconds > V1Waits.TotalMilliseconds)
        {
            output.Note("X waits 3 s (v1.1) or 10 s (v2) for an answer, and then sends again or gives up.");
        }

        if (result.Status == 401)
        {
            output.Note(
                secret.IsClientSecret
                    ? "401: the receiver does not take the signature; it runs with another client secret, or with none."
                    : "401: the receiver does not take the signature; it runs with another secret, or with the client secret alone: send with --secret-from Twitter:ClientSecret.");
        }

        return result.Status == 200 ? ExitCode.Success : result.IsUnreached ? ExitCode.NoAnswer : ExitCode.Failure;
    }
}
