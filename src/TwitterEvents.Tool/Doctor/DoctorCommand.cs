using System.CommandLine;
using TwitterEvents.Tool.Platform;

namespace TwitterEvents.Tool.Doctor;

/// <summary><c>twitter-events doctor</c>: says what is wrong, and the cure. It changes nothing at X.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var options = new PlatformOptions();
        var command = new DocumentedCommand("doctor", "Looks at credentials, permission, environment, URL, check (CRC), certificate and webhook; says the cure.")
        {
            Notes = """
                It reads only: it lists, asks whether the owner is subscribed, and asks the URL (--url, Twitter:Url, or that of the only
                webhook) the check X asks. Exit code 0 if nothing failed, warnings or not; 1 if something did.

                Examples:
                  twitter-events doctor --url https://bot.example.com/webhooks/twitter
                  twitter-events doctor --api v1-premium --environment dev --json
                """,
        };
        options.AddTo(command);
        command.SetAction(options, async (invocation, cancellationToken) =>
        {
            var output = DoctorOutput.Of(await new Examination(invocation).RunAsync(cancellationToken));
            invocation.Output.Print(output, OutputJsonContext.Readable.DoctorOutput, () => Report.Write(invocation.Output, output.Checks));
            return output.Ok ? ExitCode.Success : ExitCode.Failure;
        });
        return command;
    }
}
