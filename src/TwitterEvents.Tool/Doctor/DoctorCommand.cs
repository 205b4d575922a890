using System.CommandLine;
using TwitterEvents.Diagnostics;
using TwitterEvents.Tool.CommandLine;

namespace TwitterEvents.Tool.Doctor;

/// <summary><c>twitter-events doctor</c>: says what is wrong, and the cure. It changes nothing at X.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var options = new PlatformOptions();
        var command = new DocumentedCommand("doctor", "Looks at credentials, permission, environment, URL, check (CRC), certificate, webhook and subscriptions, and at what X is about to change; says the cure.")
        {
            Notes = """
                It reads only: it lists, asks X about the owner, and asks the URL (--url, Twitter:Url, or that of the only
                webhook) the check X asks. Exit code 0 if nothing failed, warnings or not; 1 if something did.

                Examples:
                  twitter-events doctor --url https://bot.example.com/webhooks/twitter
                  twitter-events doctor --api v1-premium --environment dev --json
                  twitter-events doctor --stream
                  twitter-events doctor --event tweet_create_events --event follow_events
                """,
        };
        var events = new Option<string[]>("--event")
        {
            Description = "Names what replaces this event of Account Activity, such as follow_events, and no other; may be given several times. Default: all.",
            HelpName = "KEY",
        };
        events.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault(token => !AccountActivityEnd.Replacements.ContainsKey(token.Value)) is { } wrong)
            {
                result.AddError($"Account Activity has no '{wrong.Value}'.{Nearest.Question(Nearest.To(wrong.Value, AccountActivityEnd.Replacements.Keys))}");
            }
        });
        var stream = new Option<bool>("--stream")
        {
            Description = "Connects to the stream of X Activity too, for a moment; it takes one of the two connections an app may have.",
        };
        command.Options.Add(events);
        command.Options.Add(stream);
        command.Options.Add(options.Url);
        command.Options.Add(options.WebhookId);
        options.AddTo(command);
        command.SetAction(options, async (invocation, arguments, cancellationToken) =>
        {
            var output = DoctorOutput.Of(await new Examination(invocation, arguments.GetValue(events) ?? [], arguments.GetValue(stream)).RunAsync(cancellationToken));
            invocation.Output.Print(output, OutputJsonContext.Readable.DoctorOutput, () => Report.Write(invocation.Output, output.Checks));
            return output.Ok ? ExitCode.Success : ExitCode.Failure;
        });
        return command;
    }
}
