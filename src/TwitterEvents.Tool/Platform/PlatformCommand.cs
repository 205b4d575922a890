using System.CommandLine;

namespace TwitterEvents.Tool.Platform;

/// <summary>Makes commands that call X.</summary>
internal static class PlatformCommand
{
    public static void SetAction(this Command command, PlatformOptions options, Func<Session, CancellationToken, Task<int>> run) =>
        command.SetAction(options, (session, _, cancellationToken) => run(session, cancellationToken));

    public static void SetAction(this Command command, PlatformOptions options, Func<Session, ParseResult, CancellationToken, Task<int>> run) =>
        command.SetAction((arguments, cancellationToken) =>
        {
            var output = new Output(arguments.GetValue(options.Json));
            return Failures.GuardAsync(output, async () =>
            {
                await using var session = Session.Open(arguments, options, output);
                return await run(session, arguments, cancellationToken);
            });
        });
}
