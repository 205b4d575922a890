using System.CommandLine;

namespace TwitterEvents.Tool.CommandLine;

/// <summary>Makes commands that call X.</summary>
internal static class PlatformCommand
{
    public static void SetAction(this Command command, PlatformOptions options, Func<Invocation, CancellationToken, Task<int>> run) =>
        command.SetAction(options, (invocation, _, cancellationToken) => run(invocation, cancellationToken));

    public static void SetAction(this Command command, PlatformOptions options, Func<Invocation, ParseResult, CancellationToken, Task<int>> run) =>
        command.SetAction((arguments, cancellationToken) =>
        {
            var output = new Output(arguments.GetValue(options.Json));
            return Failures.GuardAsync(output, async () =>
            {
                await using var invocation = Invocation.Open(arguments, options, output);
                return await run(invocation, arguments, cancellationToken);
            });
        });
}
