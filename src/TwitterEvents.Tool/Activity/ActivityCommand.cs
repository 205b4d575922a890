using System.CommandLine;
using TwitterEvents.Diagnostics;
using TwitterEvents.Management;
using TwitterEvents.Tool.CommandLine;

namespace TwitterEvents.Tool.Activity;

/// <summary><c>twitter-events activity list|add|delete|types|sync</c>: the subscriptions of X Activity.</summary>
internal static class ActivityCommand
{
    public static Command Create()
    {
        var options = new PlatformOptions(ApiChoice.XActivity);
        var command = new DocumentedCommand("activity", "X Activity: lists, makes and ends subscriptions, one for each event type and user, or makes those that are wanted.")
        {
            Notes = """
                Examples:
                  twitter-events activity types
                  twitter-events activity add follow.follow --username ada
                  twitter-events activity add post.create --no-webhook
                  twitter-events activity list --user-id 2244994945
                  twitter-events activity sync --event-type dm.received --event-type dm.sent --dry-run
                  twitter-events activity delete 1146654567674912769

                Needs: BearerToken, or ConsumerKey and ConsumerSecret. A private event type takes the user's own tokens when its subscription
                is made: `twitter-events connect` lets a user sign in and keeps them, and they are renewed with ClientId, and ClientSecret if
                the app has one; for the app's owner ConsumerKey, ConsumerSecret, AccessToken and AccessTokenSecret do as well.
                --tokens FILE is for tokens got otherwise, and wins over what `connect` keeps of the same user. FILE is
                {"users":[{"id":"42","accessToken":"…","accessTokenSecret":"…"}]}; without accessTokenSecret it is an OAuth 2.0 token.
                """,
        };
        Command[] calls = [List(options), ActivityAddCommand.Create(options), Delete(options), ActivitySyncCommand.Create(options)];
        foreach (var call in calls)
        {
            options.AddTo(call);
            command.Subcommands.Add(call);
        }

        command.Subcommands.Add(Types());
        return command;
    }

    public static Option<bool> NoWebhookOption() => new("--no-webhook")
    {
        Description = "For the stream alone (`twitter-events listen`, UseActivityStream): no webhook is needed, and none gets the events.",
    };

    private static Command List(PlatformOptions options)
    {
        var userId = new Option<string?>("--user-id") { Description = "Only those about this user.", HelpName = "ID" };
        var command = new Command("list", "Lists the app's subscriptions.") { userId };
        command.SetAction(options, async (invocation, arguments, cancellationToken) =>
        {
            var id = arguments.GetValue(userId) is { } given ? EventTypeNames.CheckUserId(given) : null;
            var all = (await invocation.Activity.ListAsync(id, cancellationToken: cancellationToken))
                .OrderBy(item => item.Filter.UserId, StringComparer.Ordinal).ThenBy(item => item.EventType, StringComparer.Ordinal).ToList();
            invocation.Output.Print(
                new ActivityListOutput([.. all.Select(ActivitySubscriptionOutput.Of)]),
                OutputJsonContext.Readable.ActivityListOutput,
                ActivitySubscriptionOutput.Columns,
                [.. all.Select(ActivitySubscriptionOutput.Row)]);
            if (all.Count == 0)
            {
                invocation.Output.Note($"X lists no subscription of X Activity{(id is null ? "" : $" about user {id}")}.");
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static Command Delete(PlatformOptions options)
    {
        var ids = new Argument<string[]>("ID") { Description = "The subscriptions, as `activity list` shows them.", Arity = ArgumentArity.OneOrMore };
        ids.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault(token => token.Value.Length == 0 || !token.Value.All(char.IsAsciiLetterOrDigit)) is { } wrong)
            {
                result.AddError($"'{wrong.Value}' is no subscription's id; `twitter-events activity list` shows them, and several have spaces between them.");
            }
        });
        var command = new Command("delete", "Ends subscriptions. One that is gone already counts as ended.") { ids };
        command.SetAction(options, async (invocation, arguments, cancellationToken) =>
        {
            var deletion = await invocation.Activity.UnsubscribeAllAsync(arguments.GetValue(ids)!, cancellationToken);
            var output = new ActivityDeletionOutput(
                deletion.DeletedIds,
                deletion.Failures.DistinctBy(failure => failure.SubscriptionId).ToDictionary(failure => failure.SubscriptionId, failure => failure.Message, StringComparer.Ordinal));
            invocation.Output.Print(
                output, OutputJsonContext.Readable.ActivityDeletionOutput, $"Ended: {(output.Ended.Count == 0 ? "none" : string.Join(", ", output.Ended))}.");
            foreach (var (id, problem) in output.Failures)
            {
                invocation.Output.Note($"Not ended: {OutsideText.Show(id)}. X says: {OutsideText.Show(problem)}");
            }

            return output.Failures.Count == 0 ? ExitCode.Success : ExitCode.Failure;
        });
        return command;
    }

    private static Command Types()
    {
        var json = CommonOptions.Json();
        var command = new Command("types", "Lists the event types, with what a subscription takes and an event costs. Calls nobody.") { json };
        command.SetAction(arguments =>
        {
            List<EventTypeOutput> types = [.. ActivityEventType.All.Select(EventTypeOutput.Of)];
            new Output(arguments.GetValue(json)).Print(
                new EventTypeListOutput(ActivityEventType.PricesAsOf, types),
                OutputJsonContext.Readable.EventTypeListOutput,
                EventTypeOutput.Columns,
                [.. types.Select(type => type.Row())]);
            return ExitCode.Success;
        });
        return command;
    }
}
